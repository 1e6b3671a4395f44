package dev.voicemill.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voicemill.job.Engine;
import dev.voicemill.job.JobSpec;
import dev.voicemill.job.JobType;
import dev.voicemill.job.Language;
import dev.voicemill.job.RenderVideo;
import dev.voicemill.job.Voiceover;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The golden files are the wire: what they say is read, written back the same, and valid by the published schema. */
class GoldenTest {
    @ParameterizedTest
    @EnumSource(JobType.class)
    void jobsComeBackAsTheyWereWritten(JobType type) throws PayloadException, JsonProcessingException {
        String golden = PublishedSchema.golden(type.wire());

        JobSpec spec = JobJson.decode(type, golden);

        assertThat(spec.type()).isEqualTo(type);
        assertThat(JobJson.encode(spec)).isEqualTo(compact(golden));
        assertThat(JobJson.decode(type, JobJson.encode(spec))).isEqualTo(spec);
        assertThat(PublishedSchema.complaints(type.wire(), golden)).isEmpty();
    }

    @Test
    void resultsComeBackAsTheyWereWritten() throws PayloadException, JsonProcessingException {
        String golden = PublishedSchema.golden("result");

        JobResult result = ResultJson.decode(golden);

        assertThat(ResultJson.encode(result)).isEqualTo(compact(golden));
        assertThat(PublishedSchema.complaints("result", golden)).isEmpty();
        JobResult listed = result.withManifest("jobs/01JH/1/1790000000000/manifest.json");
        assertThat(ResultJson.decode(ResultJson.encode(listed))).isEqualTo(listed);
        assertThat(PublishedSchema.complaints("result", ResultJson.encode(listed)))
                .isEmpty();
    }

    @Test
    void aVoiceoverIsReadWhole() throws PayloadException {
        var job = (Voiceover) JobJson.decode(JobType.VOICEOVER, PublishedSchema.golden("voiceover"));

        assertThat(job.script().text()).isEqualTo("First sentence. Second one.");
        assertThat(job.voice().provider()).isEqualTo(Engine.KOKORO);
        assertThat(job.voice().lang()).isEqualTo(Language.EN_US);
        assertThat(job.lexicon())
                .containsExactly(
                        java.util.Map.entry("Voicemill", "/vˈYsmɪl/"), java.util.Map.entry("nginx", "engine x"));
        assertThat(job.outputPrefix()).isEqualTo("shows/harbour");
        assertThat(job.timeout()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatIsLeftOutOrNullHasTheDocumentedDefault() throws PayloadException {
        String bare = """
                {"script": "Hello.", "scriptKey": null, "title": null, "voice": {"name": null, "provider": null},
                 "pauses": null, "formats": null, "output": {"prefix": null}, "timeoutMs": null}""";

        JobSpec spec = JobJson.decode(JobType.VOICEOVER, bare);

        assertThat(PublishedSchema.complaints("voiceover", bare)).isEmpty();
        assertThat(JobJson.encode(spec)).isEqualTo("""
                {"script":"Hello.","voice":{"speed":1.0},\
                "pauses":{"sentenceMs":250,"paragraphMs":600,"headingMs":900},\
                "loudness":"podcast","formats":["wav","mp3"],"captions":["srt","vtt"]}""");
        assertThat(JobJson.encode(JobJson.decode(JobType.RENDER, "{\"script\":\"Hello.\"}")))
                .isEqualTo("""
                {"script":"Hello.","voice":{"speed":1.0},\
                "pauses":{"sentenceMs":250,"paragraphMs":600,"headingMs":900},\
                "loudness":"video","formats":["mp4"],"captions":["srt","vtt"],\
                "size":"1080x1920","fps":30,"scenes":[],\
                "captionStyle":{"preset":"karaoke","position":"lower-third"},\
                "cards":{"title":true,"chapters":true},"poster":true}""");
    }

    @Test
    void wholeNumbersMayCarryAPointAsInJsonSchema() throws PayloadException {
        String payload = "{\"script\":\"Hi.\",\"voice\":{\"speed\":1},\"pauses\":{\"sentenceMs\":2.5e2}}";

        var job = (Voiceover) JobJson.decode(JobType.VOICEOVER, payload);

        assertThat(job.pauses().sentenceMs()).isEqualTo(250);
        assertThat(job.voice().speed()).isEqualTo(1.0);
        assertThat(PublishedSchema.complaints("voiceover", payload)).isEmpty();
    }

    @Test
    void captionsOfAGivenVoiceoverFollowWhatIsThere() throws PayloadException {
        assertThat(captionsFrom("{\"voiceover\":\"a.wav\"}")).isEqualTo(new RenderVideo.CaptionsFrom.None());
        assertThat(captionsFrom("{\"voiceover\":\"https://a.example/b.wav\",\"script\":\"Hi.\"}"))
                .isEqualTo(new RenderVideo.CaptionsFrom.Script());
        assertThat(captionsFrom("{\"voiceover\":\"a.wav\",\"captionsFrom\":\"subs/a.srt\"}"))
                .isEqualTo(new RenderVideo.CaptionsFrom.Srt("subs/a.srt"));
    }

    @Test
    void aResultOfANewerWorkerIsReadAsFarAsItIsKnown() throws PayloadException {
        String newer = PublishedSchema.golden("result").replaceFirst("\\{", "{\"mood\": \"calm\",");

        assertThat(ResultJson.decode(newer)).isEqualTo(ResultJson.decode(PublishedSchema.golden("result")));
    }

    private static RenderVideo.CaptionsFrom captionsFrom(String payload) throws PayloadException {
        assertThat(PublishedSchema.complaints("render-video", payload)).isEmpty();
        return ((RenderVideo) JobJson.decode(JobType.RENDER_VIDEO, payload)).captionsFrom();
    }

    private static String compact(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json).toString();
    }
}

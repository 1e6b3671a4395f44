package dev.voicemill.wire;

import dev.voicemill.job.JobSpec;
import dev.voicemill.job.PauseLengths;
import dev.voicemill.job.Picture;
import dev.voicemill.job.Picture.Scene;
import dev.voicemill.job.Render;
import dev.voicemill.job.RenderVideo;
import dev.voicemill.job.RenderVideo.CaptionsFrom;
import dev.voicemill.job.ScriptSource;
import dev.voicemill.job.VoiceChoice;
import dev.voicemill.job.Voiceover;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a job's payload, its fields in the order in which the contract shows them. */
final class JobWriter {
    private final JsonWriter json = new JsonWriter();

    private JobWriter() {}

    static String write(JobSpec spec) {
        var writer = new JobWriter();
        writer.json.open();
        switch (spec) {
            case Voiceover voiceover -> writer.narration(voiceover);
            case Render(Voiceover narration, Picture picture) -> {
                writer.narration(narration);
                writer.picture(picture);
            }
            case RenderVideo video -> writer.renderVideo(video);
        }
        return writer.json.close().text();
    }

    private void narration(Voiceover job) {
        script(job.script());
        json.text("title", job.title());
        speech(job.voice(), job.pauses(), job.lexicon());
        delivery(job);
    }

    private void renderVideo(RenderVideo job) {
        json.text("voiceover", job.voiceover());
        script(job.script());
        json.text(
                "captionsFrom",
                switch (job.captionsFrom()) {
                    case CaptionsFrom.Script _ -> "script";
                    case CaptionsFrom.Srt(String key) -> key;
                    case CaptionsFrom.None _ -> "none";
                });
        json.text("title", job.title());
        delivery(job);
        picture(job.picture());
    }

    private void script(@Nullable ScriptSource script) {
        if (script != null) {
            json.text("script", script.text());
            json.text("scriptKey", script.key());
        }
    }

    private void speech(VoiceChoice voice, PauseLengths pauses, Map<String, String> lexicon) {
        json.open("voice")
                .text("name", voice.name())
                .choice("provider", voice.provider())
                .decimal("speed", voice.speed())
                .choice("lang", voice.lang())
                .close();
        json.open("pauses")
                .whole("sentenceMs", pauses.sentenceMs())
                .whole("paragraphMs", pauses.paragraphMs())
                .whole("headingMs", pauses.headingMs())
                .close();
        if (!lexicon.isEmpty()) {
            json.open("lexicon");
            lexicon.forEach(json::text);
            json.close();
        }
    }

    private void delivery(JobSpec job) {
        json.choice("loudness", job.loudness())
                .choices("formats", job.formats())
                .choices("captions", job.captions());
        if (job.outputPrefix() != null) {
            json.open("output").text("prefix", job.outputPrefix()).close();
        }
        if (job.timeout() != null) {
            json.whole("timeoutMs", job.timeout().toMillis());
        }
    }

    private void picture(Picture picture) {
        json.text("size", picture.size().toString()).whole("fps", picture.fps());
        json.openList("scenes");
        picture.scenes().forEach(this::scene);
        json.closeList();
        Picture.Music music = picture.music();
        if (music != null) {
            json.open("music")
                    .text("source", music.source())
                    .decimal("gainDb", music.gainDb())
                    .flag("duck", music.duck())
                    .close();
        }
        json.open("captionStyle")
                .choice("preset", picture.captionStyle().preset())
                .choice("position", picture.captionStyle().position())
                .close();
        json.open("cards")
                .flag("title", picture.cards().title())
                .flag("chapters", picture.cards().chapters())
                .close();
        json.flag("poster", picture.poster());
    }

    private void scene(Scene scene) {
        json.open().whole("from", scene.from());
        json.open("background")
                .text("image", scene.background().image())
                .choice("motion", scene.background().motion())
                .close();
        json.close();
    }
}

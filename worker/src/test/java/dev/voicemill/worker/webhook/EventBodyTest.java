package dev.voicemill.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.job.FailureClass;
import dev.voicemill.storage.ObjectStore;
import dev.voicemill.storage.ObjectStores;
import dev.voicemill.storage.StorageSettings;
import dev.voicemill.wire.PayloadException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventBodyTest {
    private static final String HOOK = "https://hooks.example.com/voicemill";

    @TempDir
    Path folder;

    private ObjectStore store;
    private EventBody bodies;

    @BeforeEach
    void open() {
        store = ObjectStores.open(new StorageSettings.Folder(folder));
        bodies = new EventBody(store, () -> HookEvents.ENDED);
    }

    @Test
    void tellsWhereTheFilesOfADoneJobAre() throws Exception {
        String key = "jobs/01JDXK/1/1790000000000/voice0.mp3";
        assertThat(text(HookEvents.event("job.done", HOOK, HOOK, 1).withResult(HookEvents.result(1))))
                .isEqualTo("""
                        {"type":"job.done","timestamp":"2026-11-22T12:00:00Z","data":{"id":"01JDXK","tenant":"acme",\
                        "state":"done","gen":1,"epoch":1790000000000,"linksExpire":"2026-11-23T12:00:00Z",\
                        "result":{"durationMs":43210,"sentences":10,"provider":"kokoro","voice":"af_bella",\
                        "model":"sha256:00","rtf":0.31,"artifacts":[{"kind":"mp3","key":"%1$s","link":"%2$s/%1$s",\
                        "bytes":345678,"sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",\
                        "durationMs":43210}],"timings":"jobs/01JDXK/1/1790000000000/timings.json",\
                        "timingsLink":"%2$s/jobs/01JDXK/1/1790000000000/timings.json","warnings":[],\
                        "stagesMs":{"speech":13100}}}}""".formatted(key, folder.toUri().toString().replaceAll("/$", "")));
    }

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void tellsTheClassOfAnErrorAndNothingThatTheProducerWrote(FailureClass kind) throws Exception {
        assertThat(text(HookEvents.event("job.dead", HOOK, HOOK, 1).withError(kind.wire(), "a line of the script")))
                .contains("\"state\":\"dead\"")
                .contains("\"error\":{\"class\":\"" + kind.wire() + "\",\"reason\":\"")
                .doesNotContain("a line of the script");
    }

    @Test
    void tellsOfAnErrorOfANewerWorker() throws Exception {
        assertThat(text(HookEvents.event("job.dead", HOOK, HOOK, 1).withError("quantum", "x")))
                .contains("\"error\":{\"class\":\"quantum\",\"reason\":\"the job failed\"}");
    }

    @Test
    void tellsOfAJobWithoutResult() throws Exception {
        assertThat(text(HookEvents.event("job.expired", HOOK, HOOK, 1))).isEqualTo("""
                        {"type":"job.expired","timestamp":"2026-11-22T12:00:00Z","data":{"id":"01JDXK",\
                        "tenant":"acme","state":"expired","gen":1,"epoch":1790000000000}}""");
    }

    @Test
    void leavesALongListOfFilesToAnObject() throws Exception {
        var body = text(HookEvents.event("job.done", HOOK, HOOK, 1).withResult(HookEvents.result(200)));
        String key = "jobs/01JDXK/1/1790000000000/manifest.json";
        assertThat(body.length()).isLessThan(EventBody.MOST_BYTES);
        assertThat(body)
                .contains("\"manifest\":\"" + key + "\"")
                .contains("\"manifestLink\":\"" + folder.toUri())
                .doesNotContain("\"artifacts\"");
        Path back = folder.resolve("back.json");
        store.get(key, back);
        assertThat(back).content().startsWith("[{\"kind\":\"mp3\"").contains("voice199.mp3");
    }

    @Test
    void refusesAResultThatItCannotRead() {
        var damaged = HookEvents.event("job.done", HOOK, HOOK, 1).withResult("{\"durationMs\":");
        assertThatThrownBy(() -> text(damaged)).isInstanceOf(PayloadException.class);
    }

    private String text(HookEvents.Draft event) throws Exception {
        return new String(bodies.of(event.build()), StandardCharsets.UTF_8);
    }
}

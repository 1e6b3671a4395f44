package dev.voicemill.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.voicemill.fixture.Models;
import dev.voicemill.job.FailureClass;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelIT {
    @TempDir
    private Path folder;

    private final Semaphore permits = new Semaphore(1);

    @Test
    void tellsWhatAModelIsLike() throws Exception {
        try (OnnxModel kokoro = kokoro()) {
            assertThat(kokoro.input("tokens", "input_ids")).contains("tokens");
            assertThat(kokoro.input("sid")).isEmpty();
            assertThat(kokoro.hasDurations()).isTrue();
        }
    }

    @Test
    void speaksTheSameTwice() throws Exception {
        try (OnnxModel kokoro = kokoro()) {
            ModelOutput first = kokoro.run(syllables(20));
            assertThat(first.audio()).isEqualTo(kokoro.run(syllables(20)).audio());
            int[] edges = first.edges(22);
            assertThat(edges).hasSize(23).isSorted().startsWith(0).endsWith(first.audio().length);
            assertThat(first.edges(21)).isNull();
        }
    }

    @Test
    void anInterruptEndsTheRunAndTheModelGoesOn() throws Exception {
        try (OnnxModel kokoro = kokoro()) {
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Thread job = Thread.ofVirtual().start(() -> {
                try {
                    kokoro.run(syllables(500));
                    end.complete(new AssertionError("it ran to its end"));
                } catch (Exception e) {
                    end.complete(e);
                }
            });
            while (permits.availablePermits() > 0) {
                Thread.onSpinWait();
            }
            job.interrupt();
            assertThat(end.get(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertThat(permits.availablePermits()).isEqualTo(1);
            assertThat(kokoro.run(syllables(3)).audio()).isNotEmpty();
        }
    }

    @Test
    void waitsForAPermitAndCanBeInterruptedThere() throws Exception {
        try (OnnxModel kokoro = kokoro()) {
            permits.acquire();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> kokoro.run(syllables(3))).isInstanceOf(InterruptedException.class);
            permits.release();
            assertThat(kokoro.run(syllables(3)).audio()).isNotEmpty();
        }
    }

    @Test
    void aFailedRunNamesTheFileAndGivesItsPermitBack() throws Exception {
        try (OnnxModel kokoro = kokoro()) {
            // More than 512 ids fail deep inside.
            assertThat(catchThrowableOfType(SpeechException.class, () -> kokoro.run(syllables(600))))
                    .returns(FailureClass.SPEECH, SpeechException::kind)
                    .hasMessageContaining("model.onnx failed");
            assertThat(permits.availablePermits()).isEqualTo(1);
        }
    }

    @Test
    void aFractionNeverBecomesAWholeNumberSilently() throws Exception {
        try (OnnxModel kokoro = kokoro()) {
            List<ModelInput> half = List.of(ModelInput.row("tokens", new float[] {0.5f}));
            assertThat(catchThrowableOfType(SpeechException.class, () -> kokoro.run(half)))
                    .hasMessageContaining("takes whole numbers only as tokens, not 0.5");
        }
    }

    @Test
    void aMissingModelIsNamedWithItsFix() {
        assertThat(catchThrowableOfType(
                        SpeechException.class, () -> OnnxModel.open(folder.resolve("model.onnx"), 1, permits)))
                .returns(FailureClass.MACHINE, SpeechException::kind)
                .hasMessageContaining(folder.resolve("model.onnx") + " is missing")
                .hasMessageContaining("run `voicemill-models prepare`");
    }

    @Test
    void aBrokenModelIsNamedWithItsFix() throws Exception {
        Path text = Files.writeString(folder.resolve("text.onnx"), "no model");
        Path cut = folder.resolve("cut.onnx");
        try (InputStream whole = Files.newInputStream(Models.file("piper/en_US-joe-medium.onnx"))) {
            Files.write(cut, whole.readNBytes(1_000_000));
        }
        for (Path broken : List.of(text, cut)) {
            assertThat(catchThrowableOfType(SpeechException.class, () -> OnnxModel.open(broken, 1, permits)))
                    .returns(FailureClass.MACHINE, SpeechException::kind)
                    .hasMessageContaining(broken + " cannot be used")
                    .hasMessageContaining("run `voicemill-models prepare`");
        }
    }

    @Test
    void aClosedModelSpeaksNoMore() throws Exception {
        OnnxModel kokoro = kokoro();
        kokoro.close();
        kokoro.close();
        assertThat(catchThrowableOfType(SpeechException.class, () -> kokoro.run(syllables(3))))
                .hasMessageContaining("it was closed");
    }

    private OnnxModel kokoro() throws SpeechException {
        return OnnxModel.open(Models.file("kokoro/model.onnx"), 2, permits);
    }

    /** So many times the vowel "ɑ", in the style of a voice. */
    private static List<ModelInput> syllables(int count) throws SpeechException {
        int[] ids = new int[count + 2];
        Arrays.fill(ids, 1, count + 1, 69);
        try (VoiceBank voices = VoiceBank.open(Models.file("kokoro/voices"))) {
            return List.of(
                    ModelInput.row("tokens", ids),
                    ModelInput.row("style", voices.style("af_bella", Math.min(count, 510))),
                    ModelInput.list("speed", 1));
        }
    }
}

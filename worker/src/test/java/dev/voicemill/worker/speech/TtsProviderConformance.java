package dev.voicemill.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.voicemill.job.Engine;
import dev.voicemill.job.FailureClass;
import dev.voicemill.worker.audio.SilenceTrimmer;
import dev.voicemill.worker.audio.Sound;
import dev.voicemill.worker.audio.Wav;
import dev.voicemill.worker.text.Break;
import dev.voicemill.worker.text.Sentence;
import dev.voicemill.worker.text.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What every engine promises, checked with its real model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TtsProviderConformance {
    private static final String SCRIPT = """
            # The harbour

            The harbour was quiet, but the boats were gone. Nobody had seen them leave.

            It cost $15 to find out why.
            """;

    private Path folder;
    private Studio studio;
    private Narration narration;

    abstract Engine engine();

    @BeforeAll
    void speakOnce(@TempDir Path ours) throws Exception {
        folder = ours;
        studio = new Studio(Studio.settings(engine()));
        narration = speak("script", SCRIPT, 1);
    }

    @AfterAll
    void closeStudio() {
        studio.close();
    }

    @Test
    void everySentenceHasItsFile() throws Exception {
        assertThat(narration.sentences())
                .extracting(spoken -> spoken.wav().getFileName().toString())
                .containsExactly("sentence_001.wav", "sentence_002.wav", "sentence_003.wav", "sentence_004.wav");
        for (SpokenSentence spoken : narration.sentences()) {
            Wav wav = Wav.open(spoken.wav());
            assertThat(wav.sampleRate()).isEqualTo(narration.sampleRate());
            assertThat(wav.samples()).isEqualTo(spoken.end() - spoken.start());
        }
        try (var files = Files.list(folder.resolve("script"))) {
            assertThat(files).hasSize(5);
        }
    }

    @Test
    void theTrackIsItsSentencesAndTheirPauses() throws Exception {
        Wav voice = Wav.open(narration.voice());
        assertThat(voice.file().getFileName()).hasToString("voice.wav");
        long at = 0;
        for (SpokenSentence spoken : narration.sentences()) {
            int length = (int) Wav.open(spoken.wav()).samples();
            assertThat(spoken.start()).isEqualTo(at);
            assertThat(voice.read(at, length).pcm16())
                    .isEqualTo(Wav.open(spoken.wav()).read(0, length).pcm16());
            at += length;
            int pause = pauseMs(spoken.sentence().after()) * narration.sampleRate() / 1000;
            assertThat(voice.read(at, pause).level().peakDb()).isEqualTo(Double.NEGATIVE_INFINITY);
            at += pause;
        }
        assertThat(voice.samples()).isEqualTo(at).isEqualTo(narration.samples());
    }

    @Test
    void everyWrittenWordHasItsTimeInOrderAndInside() {
        for (SpokenSentence spoken : narration.sentences()) {
            long last = spoken.start();
            for (WordTiming word : spoken.words()) {
                assertThat(word.start()).isGreaterThanOrEqualTo(last);
                assertThat(word.end()).isGreaterThan(word.start());
                assertThat(word.display()).isEqualTo(spoken.sentence().display().substring(word.from(), word.to()));
                last = word.end();
            }
            assertThat(last).as("the words end where the sound ends").isEqualTo(spoken.end());
            assertThat(spoken.measured()).isTrue();
        }
        assertThat(narration.sentences().get(3).words())
                .extracting(WordTiming::display)
                .contains("$15")
                .hasSizeBetween(7, 8);
    }

    @Test
    void aPauseIsHeardWhereTheCommaStands() throws Exception {
        SpokenSentence spoken = narration.sentences().get(1);
        WordTiming quiet = spoken.words().get(3);
        WordTiming but = spoken.words().get(4);
        assertThat(List.of(quiet.display(), but.display())).containsExactly("quiet", "but");
        // The quietest moment of the sentence's middle lies between these two words.
        Wav voice = Wav.open(narration.voice());
        int frame = narration.sampleRate() / 50;
        long quietest = 0;
        double least = 0;
        long from = spoken.words().get(2).start();
        for (long at = from; at < spoken.words().get(5).end(); at += frame / 2) {
            double level = voice.read(at, frame).level().rmsDb();
            if (level < least) {
                least = level;
                quietest = at;
            }
        }
        long slack = narration.sampleRate() / 12;
        assertThat(quietest).isBetween(quiet.end() - 2 * slack, but.start() + slack);
    }

    @Test
    void speechIsNeitherClippedNorFaintNorPadded() throws Exception {
        for (SpokenSentence spoken : narration.sentences()) {
            Wav wav = Wav.open(spoken.wav());
            Sound sound = wav.read(0, (int) wav.samples());
            assertThat(sound.level().peakDb()).isBetween(-20.0, -0.1);
            assertThat(sound.level().rmsDb()).isBetween(-35.0, -14.0);
            SilenceTrimmer.Kept kept = new SilenceTrimmer().speechOf(sound);
            assertThat(kept.from()).isLessThan(wav.sampleRate() / 50);
            assertThat(sound.length() - kept.to()).isLessThan(wav.sampleRate() / 20);
        }
    }

    @Test
    void theSecondsAreThoseOfSpeech() {
        long spoken = narration.sentences().stream()
                .mapToLong(s -> s.end() - s.start())
                .sum();
        int characters = narration.sentences().stream()
                .mapToInt(s -> s.sentence().spoken().length())
                .sum();
        // Between 8 and 25 characters a second.
        assertThat((double) spoken / narration.sampleRate()).isBetween(characters / 25.0, characters / 8.0);
    }

    @Test
    void aSingleSentenceIsCopied() throws Exception {
        Narration one = speak("single", "Nobody had seen them leave.", 1);
        assertThat(one.voice())
                .hasSameBinaryContentAs(one.sentences().getFirst().wav());
        assertThat(one.samples()).isEqualTo(one.sentences().getFirst().end());
    }

    @Test
    void speedChangesTheLength() throws Exception {
        String text = "Nobody had seen them leave.";
        double plain = speak("plain", text, 1).samples();
        assertThat(speak("slow", text, 0.5).samples() / plain).isBetween(1.6, 2.2);
        assertThat(speak("fast", text, 2).samples() / plain).isBetween(0.45, 0.7);
    }

    @Test
    void aLongSentenceIsSpokenWhole() throws Exception {
        // Longer than one piece of either engine; at double speed, to save time.
        String clause = "the keeper counted the boats and wrote the number down, ";
        String text = "When the storm had passed, " + clause.repeat(8) + "and then he slept.";
        Narration spoken = speak("long", text, 2);
        assertThat(spoken.sentences()).hasSize(1);
        assertThat(spoken.sentences().getFirst().words()).hasSize(5 + 8 * 10 + 4);
        assertThat((double) spoken.samples() / spoken.sampleRate())
                .isBetween(text.length() / 45.0, text.length() / 20.0);
    }

    @Test
    void progressIsToldAfterEverySentence() throws Exception {
        List<String> told = new ArrayList<>();
        studio.open(engine(), 1, (done, total) -> told.add(done + "/" + total))
                .generateAudio(Studio.sentences("One. Two. Three."), newFolder("told"));
        assertThat(told).containsExactly("1/3", "2/3", "3/3");
    }

    @Test
    void anInterruptStopsWithinTheSentence() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Path job = newFolder("interrupted");
        List<Sentence> sentences = Studio.sentences("The harbour was quiet. ".repeat(200));
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                studio.open(engine(), 1, (_, _) -> first.countDown()).generateAudio(sentences, job);
                end.complete(new AssertionError("it spoke to the end"));
            } catch (Exception e) {
                end.complete(e);
            }
        });
        assertThat(first.await(60, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        assertThat(end.get(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(job.resolve("voice.wav")).doesNotExist();
        assertThat(job.resolve("voice.wav.part")).doesNotExist();
        assertThat(speak("after", "Nobody left.", 1).samples()).isPositive();
    }

    @Test
    void whatCannotBeSpokenIsAnErrorThatNamesIt() throws Exception {
        Sentence mute = new Sentence(7, "♪ ♪", List.of(), Break.END);
        assertThat(catchThrowableOfType(
                        SpeechException.class,
                        () -> studio.open(engine(), 1, (_, _) -> {}).generateAudio(List.of(mute), newFolder("mute"))))
                .returns(FailureClass.BAD_INPUT, SpeechException::kind)
                .hasMessage("sentence 7 (\"♪ ♪\") has nothing that can be spoken");
        assertThatThrownBy(() -> studio.open(engine(), 1, (_, _) -> {}).generateAudio(List.of(), newFolder("none")))
                .isInstanceOf(SpeechException.class);
    }

    @Test
    void aFolderThatCannotBeWrittenIsTheMachinesFault() throws Exception {
        List<Sentence> sentences = Studio.sentences("Nobody left. Nobody came.");
        assertThat(catchThrowableOfType(
                        SpeechException.class,
                        () -> studio.open(engine(), 1, (_, _) -> {})
                                .generateAudio(sentences, folder.resolve("absent"))))
                .returns(FailureClass.MACHINE, SpeechException::kind)
                .hasMessageContaining("absent");
    }

    Studio studio() {
        return studio;
    }

    Narration speak(String name, String script, double speed) throws Exception {
        return studio.open(engine(), speed, (_, _) -> {}).generateAudio(Studio.sentences(script), newFolder(name));
    }

    Path newFolder(String name) throws Exception {
        return Files.createDirectory(folder.resolve(name));
    }

    /** A sentence of one word with the phonemes given. */
    static Sentence word(String display, String phonemes) {
        Token word = new Token.Word(display, phonemes, 0, display.length());
        return new Sentence(1, display, List.of(word), Break.END);
    }

    private static int pauseMs(Break after) {
        return switch (after) {
            case SENTENCE -> Studio.PAUSES.sentenceMs();
            case PARAGRAPH -> Studio.PAUSES.paragraphMs();
            case HEADING -> Studio.PAUSES.headingMs();
            case END -> 0;
        };
    }
}

package dev.voicemill.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store keeps to; each store's test runs all of it. */
abstract class ObjectStoreConformance {
    private static final String KEY = "jobs/01J/1/1790000000000/voice.mp3";

    @TempDir
    Path files;

    abstract ObjectStore store();

    /** What anyone who holds the link reads. */
    abstract byte[] follow(URI link) throws Exception;

    @Test
    void givesBackWhatWasPut() throws Exception {
        Path target = files.resolve("back.mp3");
        store().put(KEY, file("voice", "some sound"), "audio/mpeg");
        store().get(KEY, target);
        assertThat(target).hasContent("some sound");
    }

    @Test
    void tellsSizeAndHashOfWhatWasPut() throws Exception {
        Stored stored = store().put(KEY, file("voice", "abc"), "audio/mpeg");
        assertThat(stored)
                .isEqualTo(new Stored(KEY, 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(store().find(KEY)).contains(stored);
    }

    @Test
    void findsNothingWhereNothingIs() throws Exception {
        assertThat(store().find("jobs/none/voice.mp3")).isEmpty();
    }

    @Test
    void takesTheLaterOfTwoObjects() throws Exception {
        store().put(KEY, file("first", "first, and longer"), "text/plain");
        Stored second = store().put(KEY, file("second", "second"), "text/plain");
        assertThat(store().find(KEY)).contains(second);
    }

    @Test
    void storesAnEmptyFile() throws Exception {
        assertThat(store().put("empty.txt", file("empty", ""), "text/plain").bytes())
                .isZero();
        store().get("empty.txt", files.resolve("back.txt"));
        assertThat(files.resolve("back.txt")).isEmptyFile();
    }

    @Test
    void storesManyMegabytes() throws Exception {
        Path large = files.resolve("large.wav");
        Files.write(large, new byte[9_000_001]);
        store().put("large.wav", large, "audio/wav");
        store().get("large.wav", files.resolve("back.wav"));
        assertThat(files.resolve("back.wav")).hasSameBinaryContentAs(large);
    }

    @Test
    void keepsKeysWithSpacesAndLettersOfAnyLanguage() throws Exception {
        String key = "scripts/Hafen bei Nacht/日本 +%20&?#=.txt";
        store().put(key, file("script", "text"), "text/plain");
        assertThat(store().find(key)).isPresent();
        assertThat(follow(store().link(key, Duration.ofMinutes(5)))).asString().isEqualTo("text");
    }

    @Test
    void linksToTheObject() throws Exception {
        store().put(KEY, file("voice", "linked sound"), "audio/mpeg");
        assertThat(follow(store().link(KEY, Duration.ofMinutes(5)))).asString().isEqualTo("linked sound");
    }

    @Test
    void refusesALinkForLongerThanSevenDays() {
        assertThatThrownBy(() -> store().link(KEY, Duration.ofDays(8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seven days");
    }

    @Test
    void namesAnAbsentObjectAndLeavesTheTargetAlone() throws Exception {
        Path target = file("target", "as it was");
        StorageException fault = fault(() -> store().get("jobs/none/voice.mp3", target));
        assertThat(fault).hasMessageContaining("jobs/none/voice.mp3").hasMessageContaining("check the key");
        assertThat(fault.transientFault()).isFalse();
        assertThat(target).hasContent("as it was");
        assertThat(files.toFile().list()).containsExactly("target");
    }

    @Test
    void namesAFileThatIsNotThere() {
        StorageException fault = fault(() -> store().put(KEY, files.resolve("absent.mp3"), "audio/mpeg"));
        assertThat(fault).hasMessageContaining("absent.mp3");
        assertThat(fault.transientFault()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../outside",
                "jobs/../../outside",
                "jobs/..",
                "jobs/./voice.mp3",
                "jobs//voice.mp3",
                "jobs/",
                "jobs\\..\\outside",
                "jobs/a\u0000b",
                "jobs/a\nb"
            })
    void refusesKeysThatLeadElsewhere(String key) throws Exception {
        Path file = file("voice", "sound");
        assertThat(fault(() -> store().put(key, file, "audio/mpeg")).transientFault())
                .isFalse();
        assertThat(fault(() -> store().get(key, files.resolve("back")))).hasMessageContaining("object key");
        assertThat(fault(() -> store().find(key))).hasMessageContaining("object key");
        assertThat(fault(() -> store().link(key, Duration.ofMinutes(1)))).hasMessageContaining("object key");
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        assertThat(fault(() -> store().find("k".repeat(901)))).hasMessageContaining("longer than 900 bytes");
    }

    @Test
    void keepsOneWholeObjectWhenManyWriteIt() throws Exception {
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var writes = IntStream.range(0, 20)
                    .mapToObj(number -> writers.submit(() ->
                            store().put(KEY, file("w" + number, "x".repeat(1000 + number)), "text/plain")))
                    .toList();
            for (var write : writes) {
                write.get();
            }
        }
        Stored found = store().find(KEY).orElseThrow();
        store().get(KEY, files.resolve("back"));
        assertThat(FileDigest.of(files.resolve("back")).sha256()).isEqualTo(found.sha256());
    }

    @Test
    void passesItsCheckAndLeavesNoTrace() throws Exception {
        store().check();
        assertThat(everyObject()).isEmpty();
    }

    /** The keys of all objects in the store. */
    abstract Iterable<String> everyObject() throws IOException;

    Path file(String name, String content) throws IOException {
        return Files.writeString(files.resolve(name), content);
    }

    static StorageException fault(Call call) {
        StorageException thrown = catchThrowableOfType(StorageException.class, call::run);
        assertThat(thrown).as("a storage fault").isNotNull();
        return thrown;
    }

    interface Call {
        void run() throws Exception;
    }

    static Iterable<String> filesUnder(Path root) throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }
}

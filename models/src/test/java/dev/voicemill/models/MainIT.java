package dev.voicemill.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainIT {
    @TempDir
    private Path temp;

    private final SmallModels models = new SmallModels();
    private Path own;
    private Path manifest;
    private ModelsFolder folder;

    @BeforeEach
    void folders() throws Exception {
        own = models.writeTo(temp.resolve("own"));
        manifest = models.writeManifestTo(temp.resolve("small.json"));
        folder = new ModelsFolder(temp.resolve("models"));
    }

    @Test
    void twoProcessesAtOnceWaitForEachOtherAndTheSecondFindsAllThere() throws Exception {
        try (var first = prepareHere();
                var second = prepareHere()) {
            Command.Ended one;
            Command.Ended other;
            try (var _ = FolderLock.take(folder, new Recorded().screen())) {
                String waiting = "process %d is working here"
                        .formatted(ProcessHandle.current().pid());
                assertThat(first.awaitLine(waiting)).contains(folder.root().toString());
                assertThat(second.awaitLine(waiting)).contains("waiting for it to finish");
            }
            one = first.end();
            other = second.end();

            assertThat(List.of(one.exit(), other.exit())).as(one + "\n" + other).containsOnly(0);
            assertThat(List.of(
                            one.out().lines().findFirst(), other.out().lines().findFirst()))
                    .extracting(line -> line.orElse(""))
                    .containsExactlyInAnyOrder(
                            "prepared 6 files in " + folder.root(), "already there: all 6 files, in " + folder.root());
        }
        assertThat(new Verification(models.manifest(), folder)
                        .look(new Recorded().screen())
                        .faults())
                .isEmpty();
    }

    @Test
    void aDownloadCutByAKillGoesOnInTheNextRun() throws Exception {
        long size = models.bytes("kokoro.onnx").length;
        try (var page = new ReleasePage(models)) {
            page.behave(ReleasePage.Manner.FALLS_SILENT);
            try (var killed = start("fetch", "--from", page.address().toString())) {
                page.awaitSilence();
                killed.awaitLine("fetch  10 %");
                killed.kill();
            }
            long kept = Files.size(folder.fetched("kokoro.onnx.part"));
            page.behave(ReleasePage.Manner.PROPER);

            Command.Ended next =
                    run(Map.of(), "prepare", "--from", page.address().toString());

            assertThat(next.exit()).as(next.toString()).isZero();
            assertThat(kept).isBetween(1L, size - 1);
            assertThat(page.requests()).startsWith("/kokoro.onnx", "/kokoro.onnx from " + kept);
        }
        assertThat(folder.file("kokoro/model.onnx")).exists();
        assertThat(folder.fetched()).doesNotExist();
    }

    @Test
    void withoutPipTheMessageNamesThePackageOfTheSystem() throws Exception {
        Path noPrograms = Files.createDirectories(temp.resolve("bin"));

        Command.Ended ended = run(Map.of("PATH", noPrograms.toString()), "fetch");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err())
                .contains("voicemill-models: pip is not installed")
                .contains("fix: apt-get install python3-pip", "--from-dir DIR");
    }

    @Test
    void withoutNetworkTheMessageHoldsWhatPipSaidAndTheWayOut() throws Exception {
        Command.Ended ended = run(Map.of("PIP_NO_INDEX", "1"), "fetch");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err())
                .contains("small-model-1 1.0: pip failed")
                .contains("No matching distribution found for small-model-1==1.0")
                .contains("fix: check the network", "--from-dir DIR");
        assertThat(folder.fetched()).doesNotExist();
    }

    @Test
    void whatAPersonCanGetWrongEndsWithAMessageAndTheRightCode() throws Exception {
        assertThat(run(Map.of(), "prepare", "--from-dir", "/no/such/folder"))
                .satisfies(ended -> assertThat(ended.exit()).isEqualTo(1))
                .satisfies(ended -> assertThat(ended.err()).contains("/no/such/folder: no such folder", "fix:"));
        assertThat(run(Map.of(), "prepare", "--from", "ftp://x"))
                .satisfies(ended -> assertThat(ended.exit()).isEqualTo(1))
                .satisfies(ended -> assertThat(ended.err()).contains("--from ftp://x: neither packages"));
        assertThat(run(Map.of(), "prepare", "--frm"))
                .satisfies(ended -> assertThat(ended.exit()).isEqualTo(2))
                .satisfies(ended -> assertThat(ended.err()).contains("Possible solutions: --from"));
        assertThat(run(Map.of(), "verify"))
                .satisfies(ended -> assertThat(ended.exit()).isEqualTo(1))
                .satisfies(ended -> assertThat(ended.out())
                        .contains("kokoro/model.onnx: not prepared", "fix: voicemill-models prepare"));
    }

    @Test
    void lsTellsTheStateOfEachFileAndFetchTheLicences() throws Exception {
        Command.Ended fetched = run(Map.of(), "fetch", "--from-dir", own.toString());
        assertThat(fetched.out()).startsWith("fetched 7 files").contains("Small models: CC0; from the tests");
        assertThat(run(Map.of(), "ls").out()).contains("  fetched ").doesNotContain("missing", "prepared");

        run(Map.of(), "prepare", "--from-dir", own.toString());
        Files.delete(folder.file("piper/joe.onnx"));

        assertThat(run(Map.of(), "ls").out().lines().filter(line -> line.startsWith("  ")))
                .hasSize(7)
                .allMatch(line -> line.startsWith("  prepared") != line.contains("joe.onnx "));
    }

    private Command prepareHere() throws Exception {
        return start("prepare", "--from-dir", own.toString());
    }

    private Command start(String... arguments) throws Exception {
        return Command.start(temp, Map.of("VM_MODELS_DIR", folder.root().toString()), withManifest(arguments));
    }

    private Command.Ended run(Map<String, String> more, String... arguments) throws Exception {
        var environment = new HashMap<String, String>(more);
        environment.put("VM_MODELS_DIR", folder.root().toString());
        return Command.run(temp, environment, withManifest(arguments));
    }

    private String[] withManifest(String... arguments) {
        var all = new ArrayList<String>(List.of(arguments));
        all.addAll(List.of("--manifest", manifest.toString()));
        return all.toArray(String[]::new);
    }
}

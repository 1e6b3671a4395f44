package dev.voicemill.models;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description = "Fetch what is missing, check it, and make the folder that the worker maps.",
        footer = {
            "",
            "A second run finds everything there and ends at once. prepared.json, written last, records each file."
        })
final class PrepareCommand implements Callable<Integer> {
    @Mixin
    private FolderOptions folder = new FolderOptions();

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Option(names = "--repair", description = "Read every byte of what is there and make again what is wrong.")
    private boolean repair;

    @Option(
            names = "--kokoro",
            paramLabel = "FILE",
            description = "Prepare a copy of this Kokoro export instead, so that it answers with its durations.")
    private @Nullable Path kokoro;

    @Option(
            names = "--piper",
            paramLabel = "FILE",
            description = "Prepare a copy of this Piper voice instead; its .onnx.json must stand beside it.")
    private @Nullable Path piper;

    @Override
    public Integer call() throws Exception {
        Screen screen = Screen.standard();
        if (kokoro == null && piper == null) {
            prepare(screen);
            return 0;
        }
        var own = new OwnModels(folder.folder(), screen);
        if (kokoro != null) {
            tell(screen, own.kokoro(kokoro), "KOKORO_MODEL_PATH");
        }
        if (piper != null) {
            tell(screen, own.piper(piper), "PIPER_MODEL_PATH");
        }
        return 0;
    }

    private void prepare(Screen screen) throws Exception {
        Manifest manifest = folder.manifest();
        int made = new Preparation(manifest, folder.folder(), screen).prepare(source.source(manifest), repair);
        Path root = folder.folder().root();
        if (made == 0) {
            screen.say("already there: all %d files, in %s"
                    .formatted(manifest.targets().size(), root));
            return;
        }
        screen.say("prepared %d files in %s".formatted(made, root));
        new Licences(manifest).tell(screen);
    }

    private static void tell(Screen screen, Path prepared, String variable) {
        screen.say("prepared " + prepared);
        screen.say("to speak with it: " + variable + "=" + prepared);
    }
}

package dev.voicemill.models;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "ls",
        mixinStandardHelpOptions = true,
        description = "List the model files: state, size, name, and what they are prepared as.",
        footer = {"", "States: prepared, fetched (waits to be prepared), missing, wrong (run prepare)."})
final class ListCommand implements Callable<Integer> {
    @Mixin
    private FolderOptions options = new FolderOptions();

    @Override
    public Integer call() throws Exception {
        Screen screen = Screen.standard();
        Manifest manifest = options.manifest();
        ModelsFolder folder = options.folder();
        Prepared prepared = Prepared.of(folder);
        screen.say(folder.root().toString());
        for (Manifest.Entry entry : manifest.entries()) {
            screen.say("%n%s (%s)".formatted(entry.title(), entry.licence()));
            for (ModelFile file : entry.files()) {
                screen.say("  %-8s  %7.1f MB  %-26s  %s"
                        .formatted(state(folder, prepared, file), file.sum().bytes() / 1e6, file.name(), file.to()));
            }
        }
        return 0;
    }

    private static String state(ModelsFolder folder, Prepared prepared, ModelFile file) throws IOException {
        if (prepared.fault(folder, file.to(), false).isEmpty()) {
            return "prepared";
        }
        if (new Fetched(folder).has(file)) {
            return "fetched";
        }
        return prepared.files().containsKey(file.to()) ? "wrong" : "missing";
    }
}

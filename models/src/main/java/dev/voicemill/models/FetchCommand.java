package dev.voicemill.models;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = "Fetch the files that are not there yet and check their hashes.",
        footer = {
            "",
            "Fetched files wait in the folder's fetched/ until prepare uses them up. Run it again after any failure:"
                    + " what is whole is kept, and a download from an address goes on where it ended."
        })
final class FetchCommand implements Callable<Integer> {
    @Mixin
    private FolderOptions folder = new FolderOptions();

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Override
    public Integer call() throws Exception {
        Screen screen = Screen.standard();
        Manifest manifest = folder.manifest();
        List<ModelFile> fetched = new Preparation(manifest, folder.folder(), screen).fetch(source.source(manifest));
        screen.say(
                fetched.isEmpty()
                        ? "already there: all %d files, in %s"
                                .formatted(
                                        manifest.files().size(), folder.folder().root())
                        : "fetched %d files into %s"
                                .formatted(fetched.size(), folder.folder().fetched()));
        new Licences(manifest).tell(screen);
        return 0;
    }
}

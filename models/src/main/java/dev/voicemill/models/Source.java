package dev.voicemill.models;

import java.io.IOException;
import java.util.List;

/** A place that model files come from. */
sealed interface Source permits PackageSource, UrlSource, FolderSource {

    /**
     * Brings every one of {@code missing} into the fetched folder, or fails naming the first that it cannot bring; what
     * came before that stays.
     *
     * @param progress advanced by the bytes of the files, in all the sum of their sizes
     */
    void bring(List<ModelFile> missing, Fetched fetched, Progress progress)
            throws IOException, ModelsException, InterruptedException;
}

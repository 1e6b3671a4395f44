package dev.voicemill.models;

/** How far a piece of work is, in bytes, shown while it lasts. One thread. */
sealed interface Progress extends AutoCloseable permits BarProgress, LineProgress {

    /** Names what is being done now. */
    void doing(String what);

    /** Says that {@code bytes} of the whole are done; never goes back. */
    void reached(long bytes);

    @Override
    void close();
}

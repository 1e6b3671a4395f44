package dev.voicemill.models;

import java.io.PrintStream;

/** A line for each tenth of the way, for logs. */
final class LineProgress implements Progress {
    private static final int STEP = 10;

    private final PrintStream log;
    private final String task;
    private final long total;
    private int said;
    private String what = "";

    LineProgress(PrintStream log, String task, long total) {
        this.log = log;
        this.task = task;
        this.total = Math.max(1, total);
    }

    @Override
    public void doing(String what) {
        this.what = what;
    }

    @Override
    public void reached(long bytes) {
        int percent = (int) Math.min(100, 100 * bytes / total);
        if (percent >= said + STEP) {
            said = percent - percent % STEP;
            log.printf("%s %3d %%  %s%n", task, said, what);
        }
    }

    @Override
    public void close() {
        log.flush();
    }
}

package dev.voicemill.models;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;

/** A bar that redraws itself, for people at a terminal. */
final class BarProgress implements Progress {
    private static final int COLUMNS = 100;

    private final ProgressBar bar;

    BarProgress(PrintStream terminal, String task, long total) {
        bar = ProgressBar.builder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(" MB", 1_000_000)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, COLUMNS))
                .build();
    }

    @Override
    public void doing(String what) {
        bar.setExtraMessage(" " + what);
    }

    @Override
    public void reached(long bytes) {
        bar.stepTo(Math.max(bar.getCurrent(), Math.min(bytes, bar.getMax())));
    }

    @Override
    public void close() {
        bar.close();
    }
}

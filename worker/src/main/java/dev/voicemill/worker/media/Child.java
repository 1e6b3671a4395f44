package dev.voicemill.worker.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** One running child process and everything that it started. Any thread may stop it. */
public final class Child {
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Process process;
    private final boolean grouped;

    Child(Process process, boolean grouped) {
        this.process = process;
        this.grouped = grouped;
    }

    public long pid() {
        return process.pid();
    }

    public InputStream output() {
        return process.getInputStream();
    }

    public OutputStream input() {
        return process.getOutputStream();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Waits for the end; false when it still runs after that time. */
    public boolean endedWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The exit status of an ended child; a signal shows as 128 + its number. */
    public int status() {
        return process.exitValue();
    }

    /** Asks the whole group to end, gives it 1.5 s, and kills what is left. Interrupting the caller only hurries it. */
    public void stop() {
        List<ProcessHandle> family = process.descendants().toList();
        signal("TERM", family);
        boolean interrupted = waitPatiently();
        signal("KILL", family);
        interrupted |= waitPatiently();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean waitPatiently() {
        try {
            endedWithin(PATIENCE);
            return false;
        } catch (InterruptedException _) {
            return true;
        }
    }

    private void signal(String name, List<ProcessHandle> family) {
        if (grouped && signalGroup(name)) {
            return;
        }
        boolean gently = name.equals("TERM");
        family.forEach(one -> tell(one, gently));
        tell(process.toHandle(), gently);
    }

    private static void tell(ProcessHandle one, boolean gently) {
        if (gently) {
            one.destroy();
        } else {
            one.destroyForcibly();
        }
    }

    /** The JDK signals single processes only; the shell's own kill reaches a group. */
    private boolean signalGroup(String name) {
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " -- -" + process.pid())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // An empty group is no failure, and waits no longer than any other.
            return kill.onExit().orTimeout(1, TimeUnit.SECONDS).join().exitValue() == 0 || !process.isAlive();
        } catch (IOException | CompletionException _) {
            return false;
        }
    }
}

package dev.voicemill.worker.phoneme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * espeak-ng as a child process, one for each voice in use, kept for thousands of lines. espeak-ng itself holds global state,
 * so requests take turns. Any thread; calls wait for each other.
 *
 * <p>A process that dies or does not answer within the patience is replaced once per request; then {@link
 * EspeakUnavailable} is thrown. The children die with the JVM where {@code setpriv} is installed.
 */
public final class Espeak implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LINES_PER_PROCESS = 5_000;
    private static final int REMEMBERED = 2_000;
    private static final int LONGEST_REMEMBERED = 40;
    /** In letters: the program reads lines into a buffer of 1,000 bytes and would cut a longer one within a word. */
    private static final int LONGEST_LINE = 240;

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    /** Anything else may be answered with several lines, or with words that nobody wrote. */
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{M}' -]+");

    private static final Pattern LANGUAGE_FLAG = Pattern.compile("\\([a-z]{2,3}(?:-[a-z]{2,8})*\\)");

    private final String program;
    private final Duration patience;
    private final int linesPerProcess;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, EspeakProcess> processes = new HashMap<>();
    private final Map<String, String> remembered = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The {@code espeak-ng} on the path. Nothing starts before the first request. */
    public Espeak() {
        this("espeak-ng", PATIENCE, LINES_PER_PROCESS);
    }

    /** Another program, patience for one answer, and number of lines after which a process is replaced. */
    Espeak(String program, Duration patience, int linesPerProcess) {
        this.program = program;
        this.patience = patience;
        this.linesPerProcess = linesPerProcess;
    }

    /**
     * How a voice says words, in IPA with stress marks and ties ({@code ^}) within diphthongs and affricates; words set apart
     * by spaces as espeak-ng joins and splits them. Only letters, apostrophes, hyphens and spaces are said; the result is
     * empty for a text without letters.
     *
     * @param voice espeak-ng's name for it such as {@code en-us}
     * @throws EspeakUnavailable when the program is missing, or fails twice
     */
    public String ipa(String voice, String words) {
        String clean = NOT_WORDS.matcher(words).replaceAll(" ").strip().replaceAll(" {2,}", " ");
        if (clean.codePoints().noneMatch(Character::isLetter)) {
            return "";
        }
        turn.lock();
        try {
            String key = voice + '\t' + clean;
            @Nullable String known = remembered.get(key);
            if (known != null) {
                return known;
            }
            List<String> answers = new ArrayList<>();
            for (String line : lines(clean)) {
                answers.addAll(ask(voice, line));
            }
            String ipa = LANGUAGE_FLAG
                    .matcher(String.join(" ", answers))
                    .replaceAll("")
                    .strip();
            if (clean.length() <= LONGEST_REMEMBERED) {
                remembered.put(key, ipa);
            }
            return ipa;
        } finally {
            turn.unlock();
        }
    }

    /** Starts a voice and lets it say a word, so that a missing program shows before the first job. */
    public void check(String voice) {
        if (ipa(voice, "hello").isEmpty()) {
            throw new EspeakUnavailable(program + " has no voice " + voice + ": run apt-get install espeak-ng");
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            processes.values().forEach(EspeakProcess::close);
            processes.clear();
        } finally {
            turn.unlock();
        }
    }

    /** The process that serves a voice now, for tests. */
    @Nullable
    EspeakProcess process(String voice) {
        return processes.get(voice);
    }

    private List<String> ask(String voice, String line) {
        try {
            try {
                return running(voice).ask(line);
            } catch (IOException _) {
                drop(voice);
                return running(voice).ask(line);
            }
        } catch (IOException e) {
            drop(voice);
            throw new EspeakUnavailable(
                    program + " does not answer (" + e.getMessage() + "): run apt-get install espeak-ng", e);
        } catch (InterruptedException e) {
            drop(voice);
            Thread.currentThread().interrupt();
            throw new EspeakUnavailable("interrupted while " + program + " was speaking", e);
        }
    }

    private EspeakProcess running(String voice) throws IOException, InterruptedException {
        @Nullable EspeakProcess current = processes.get(voice);
        if (current != null && current.isAlive() && current.asked() < linesPerProcess) {
            return current;
        }
        drop(voice);
        EspeakProcess next = new EspeakProcess(command(voice), patience);
        processes.put(voice, next);
        return next;
    }

    private void drop(String voice) {
        @Nullable EspeakProcess gone = processes.remove(voice);
        if (gone != null) {
            gone.close();
        }
    }

    private List<String> command(String voice) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETPRIV)) {
            command.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL"));
        }
        command.addAll(List.of(program, "-q", "--ipa", "--tie=^", "-v", voice));
        return command;
    }

    /** The words in lines that fit the program's buffer, cut between words where there is a gap. */
    private static List<String> lines(String words) {
        List<String> lines = new ArrayList<>();
        String rest = words;
        while (rest.length() > LONGEST_LINE) {
            int gap = rest.lastIndexOf(' ', LONGEST_LINE);
            int cut = gap > 0 ? gap : LONGEST_LINE;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        lines.add(rest);
        return lines;
    }
}

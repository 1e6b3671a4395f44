package dev.voicemill.ops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a sound file is, in the eyes of ffprobe.
 *
 * @param ms milliseconds of sound, without the silence that an encoder puts in front
 * @param toleranceMs what the container's rounding may add or take
 */
record SoundLength(double ms, double toleranceMs) {
    // A WAV counts samples; only the reported whole milliseconds are rounded.
    private static final double WAV_MS = 1;

    // An MP3 holds whole frames: the last one is padded, and LAME adds one to flush its filters. Two frames of 576
    // samples at the lowest of our rates, 22,050 Hz, are 52 ms. The encoder's delay in front is no part of this:
    // ffprobe tells it as start_time.
    private static final double MP3_MS = 60;

    /**
     * Measures a file.
     *
     * @throws IOException when ffprobe cannot read it; the message names the file
     */
    static SoundLength of(Path file) throws IOException, InterruptedException {
        Process probe = new ProcessBuilder(List.of(
                        "ffprobe",
                        "-v",
                        "error",
                        "-show_entries",
                        "format=start_time,duration",
                        "-of",
                        "default=noprint_wrappers=1",
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (probe.waitFor() != 0) {
            throw new IOException("ffprobe cannot read " + file + ": " + said.strip());
        }
        Map<String, String> entries = new HashMap<>();
        said.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> entries.put(pair[0], pair[1]));
        double seconds = number(entries, "duration", file) - number(entries, "start_time", file);
        return new SoundLength(seconds * 1000, file.toString().endsWith(".wav") ? WAV_MS : MP3_MS);
    }

    /** Whether a job that reported this many milliseconds told the truth. */
    boolean agreesWith(long reportedMs) {
        return Math.abs(ms - reportedMs) <= toleranceMs;
    }

    private static double number(Map<String, String> entries, String name, Path file) throws IOException {
        String text = entries.getOrDefault(name, "N/A");
        if (text.equals("N/A")) {
            if (name.equals("start_time")) {
                return 0; // a WAV has none
            }
            throw new IOException("ffprobe finds no " + name + " in " + file);
        }
        return Double.parseDouble(text);
    }
}

package dev.voicemill.ops;

import dev.voicemill.wire.JobResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table at the end of the demo: one line per job. */
final class Summary {
    private static final String LINE = "%-26s  %-8s  %7s  %6s  %5s  %-8s  %s";
    private static final String NOTHING = "-";

    private Summary() {}

    static List<String> of(List<Reading> readings) {
        List<String> lines = readings.stream().map(Summary::line).collect(Collectors.toList());
        lines.addFirst(LINE.formatted("job", "provider", "audio s", "wall s", "rtf", "webhook", "files"));
        return lines;
    }

    private static String line(Reading reading) {
        JobResult result = reading.result();
        Duration wall = reading.wall();
        return LINE.formatted(
                reading.id(),
                reading.engine().wire(),
                result == null ? NOTHING : number("%.2f", result.durationMs() / 1000.0),
                wall == null ? NOTHING : number("%.1f", wall.toMillis() / 1000.0),
                result == null ? NOTHING : number("%.2f", result.rtf()),
                reading.webhook().equals("valid") ? "verified" : reading.webhook(),
                reading.files().stream()
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .collect(Collectors.joining(" ")));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}

package dev.voicemill.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Times as an operator types and reads them: {@code 90s}, {@code +10m}, {@code 2026-03-01T09:00:00Z}. */
final class Moments {
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private final InstantSource clock;

    Moments(InstantSource clock) {
        this.clock = clock;
    }

    /** A length of time such as {@code 500ms}, {@code 90s}, {@code 10m}, {@code 2h} or {@code 1d}. */
    static Duration length(String typed) {
        Matcher parts = LENGTH.matcher(typed);
        if (!parts.matches()) {
            throw new TypeConversionException("\"" + typed + "\" is not a length of time; use one like 90s, 10m or 2h");
        }
        return Duration.of(
                Long.parseLong(parts.group(1)),
                switch (parts.group(2)) {
                    case "ms" -> ChronoUnit.MILLIS;
                    case "s" -> ChronoUnit.SECONDS;
                    case "m" -> ChronoUnit.MINUTES;
                    case "h" -> ChronoUnit.HOURS;
                    default -> ChronoUnit.DAYS;
                });
    }

    /** A moment: ISO 8601 with its offset, or {@code +} and a length of time from now. */
    Instant moment(String typed) {
        if (typed.startsWith("+")) {
            return clock.instant().plus(length(typed.substring(1))).truncatedTo(ChronoUnit.MILLIS);
        }
        try {
            return OffsetDateTime.parse(typed).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException _) {
            throw new TypeConversionException(
                    "\"" + typed + "\" is not a moment; use one like 2026-03-01T09:00:00Z or +10m");
        }
    }

    /** A length of time in its two largest units, such as {@code 3m 12s}; never negative. */
    static String shown(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m " + seconds % 60 + "s";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + "h " + seconds / 60 % 60 + "m";
        }
        return seconds / 86_400 + "d " + seconds / 3600 % 24 + "h";
    }
}

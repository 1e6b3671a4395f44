package dev.voicemill.job;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of one job, chosen by its producer: 1 to 64 of {@code A-Z a-z 0-9 _ -}.
 *
 * <p>It appears in object keys and in {@code webhook-id}, hence no dot, no colon and no slash. The same id twice is
 * one job.
 */
public record JobId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int SHOWN = 40;

    /** Throws {@link IllegalArgumentException} that names the fault and the fix. */
    public JobId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "job id \"" + shortened(value) + "\" is not usable; use 1 to 64 letters, digits, _ or -");
        }
    }

    /** A new ULID: 48 bits of clock and 80 random bits, 26 characters that sort by time. */
    public static JobId random() {
        return ulid(System.currentTimeMillis(), Randomness.SOURCE);
    }

    /** Whether {@code value} can be a job id. */
    public static boolean usable(String value) {
        return SHAPE.matcher(value).matches();
    }

    static JobId ulid(long epochMs, RandomGenerator random) {
        var letters = new char[26];
        long clock = epochMs;
        for (int place = 9; place >= 0; place--) {
            letters[place] = CROCKFORD.charAt((int) (clock & 31));
            clock >>>= 5;
        }
        for (int place = 10; place < letters.length; place++) {
            letters[place] = CROCKFORD.charAt(random.nextInt(32));
        }
        return new JobId(new String(letters));
    }

    @Override
    public String toString() {
        return value;
    }

    private static String shortened(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }

    /** Opened on first use, because most processes never make an id. */
    private static final class Randomness {
        static final SecureRandom SOURCE = new SecureRandom();
    }
}

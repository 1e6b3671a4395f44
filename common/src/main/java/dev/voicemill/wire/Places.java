package dev.voicemill.wire;

import java.util.regex.Pattern;

/** How a payload may name a file: by its key in the bucket, or by an https address. The schema has the same patterns. */
final class Places {
    static final int LONGEST = 512;

    /** A bucket key: relative, no {@code ..}, no backslash. */
    static final Pattern KEY = Pattern.compile("(?!/)(?!(?:.*/)?\\.\\.(?:/|$))(?!.*://)[^\\\\]+");

    static final String KEY_WANTED = "is not a bucket key: no leading /, no .., no address";

    /** A bucket key, or an https address. */
    static final Pattern SOURCE = Pattern.compile("https://[^\\s/]\\S*|" + KEY.pattern());

    static final String SOURCE_WANTED = "is neither a bucket key nor an https:// address";

    private Places() {}
}

package dev.voicemill.worker.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Places on a network or a disk: URLs, bare domains, e-mail addresses, file names, paths, {@code #tags} and {@code
 * @names}. A URL is said without its scheme, as people say it; every other sign in it is named.
 */
final class Addresses {
    private static final String END = "[\\p{L}\\d/_~#=&+-]";
    private static final String TAIL =
            "(?:/|[/?#][^\\s<>\"“”]{1,500}(?<=" + END + "))?+(?:(?<=/)[^\\s<>\"“”]{1,500}(?<=" + END + "))?";
    private static final String DOMAINS =
            "(?:com|org|net|edu|gov|mil|int|io|dev|ai|app|co|uk|us|ca|de|fr|eu|au|jp|nl|se|ch"
                    + "|info|biz|tv|xyz|cloud|tech|online|site|shop|blog|news)";
    private static final String EXTENSIONS =
            "(?:pdf|csv|json|xml|ya?ml|txt|md|html?|css|jsx?|tsx?|py|java|rb|rs|cpp|hpp|sh|bat"
                    + "|exe|zip|tar|gz|png|jpe?g|gif|svg|webp|mp3|mp4|wav|ogg|mov|avi|mkv|docx?|xlsx?|pptx?|sql|log|ini|toml|conf|cfg"
                    + "|lock|jar|env|srt|vtt|onnx)";

    /** Endings that are said as words; all others are spelled. */
    private static final Map<String, String> SAID = Map.ofEntries(
            Map.entry("json", "JSON"),
            Map.entry("yaml", "YAML"),
            Map.entry("yml", "YAML"),
            Map.entry("java", "Java"),
            Map.entry("zip", "zip"),
            Map.entry("tar", "tar"),
            Map.entry("jpg", "JPEG"),
            Map.entry("jpeg", "JPEG"),
            Map.entry("gif", "gif"),
            Map.entry("doc", "doc"),
            Map.entry("bat", "bat"),
            Map.entry("log", "log"),
            Map.entry("toml", "TOML"),
            Map.entry("lock", "lock"),
            Map.entry("jar", "jar"),
            Map.entry("com", "com"),
            Map.entry("org", "org"),
            Map.entry("net", "net"),
            Map.entry("gov", "gov"),
            Map.entry("info", "info"),
            Map.entry("dev", "dev"),
            Map.entry("app", "app"),
            Map.entry("co", "co"),
            Map.entry("biz", "biz"));

    private static final Set<String> SPELLED_HOSTS = Set.of(
            "www", "edu", "uk", "us", "io", "ai", "tv", "eu", "ca", "de", "fr", "au", "jp", "nl", "se", "ch", "xyz");

    private static final Map<Character, String> SIGNS = Map.ofEntries(
            Map.entry('.', "dot"),
            Map.entry('/', "slash"),
            Map.entry('-', "dash"),
            Map.entry('_', "underscore"),
            Map.entry('?', "question mark"),
            Map.entry('=', "equals"),
            Map.entry('&', "and"),
            Map.entry('#', "hash"),
            Map.entry('%', "percent"),
            Map.entry('@', "at"),
            Map.entry(':', "colon"),
            Map.entry('~', "tilde"),
            Map.entry('+', "plus"),
            Map.entry('!', "exclamation mark"),
            Map.entry('*', "star"));

    private static final Pattern PART = Pattern.compile("\\p{L}+|\\d+|.", Pattern.DOTALL);

    private Addresses() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "e-mail address",
                        "(?<![\\p{L}\\d._%+-])(?:mailto:)?(?<address>[\\p{L}\\d][\\p{L}\\d._%+-]{0,63}@[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){0,4}\\.\\p{L}{2,24})(?![\\p{L}\\d])",
                        found -> spell(found.get("address"), found.numbers())),
                Rule.of(
                        "URL",
                        "(?<![\\p{L}\\d])(?:(?:https?|ftp)://|(?=www\\.))(?<address>[\\p{L}\\d][\\p{L}\\d.-]{0,252}[\\p{L}\\d](?::\\d{1,5})?"
                                + TAIL + ")",
                        found -> spell(found.get("address"), found.numbers())),
                Rule.of(
                        "domain",
                        "(?<![\\p{L}\\d@./-])(?<address>[\\p{L}\\d][\\p{L}\\d-]{0,62}(?:\\.[\\p{L}\\d-]{1,62}){0,3}\\."
                                + DOMAINS + "(?![\\p{L}\\d-]|\\.\\p{L})" + TAIL + ")",
                        found -> spell(found.get("address"), found.numbers())),
                Rule.of(
                        "file name",
                        "(?<![\\p{L}\\d./-])(?<address>\\.?[\\p{L}\\d_][\\p{L}\\d_-]{0,60}(?:\\.[\\p{L}\\d]{1,12}){0,2}\\."
                                + EXTENSIONS + ")(?![\\p{L}\\d])",
                        found -> spell(found.get("address"), found.numbers())),
                Rule.of(
                        "path",
                        "(?<![\\p{L}\\d./])(?<address>~?(?:/[\\p{L}\\d_][\\p{L}\\d._-]{0,40}){2,12}(?<=[\\p{L}\\d_-])/?)",
                        found -> spell(found.get("address"), found.numbers())),
                Rule.of("tag", "(?<![\\p{L}\\d&#])#(?=\\p{L})", found -> "hashtag"),
                Rule.of("name of an account", "(?<![\\p{L}\\d@])@(?=[\\p{L}\\d_])", found -> "at"),
                Rule.of("underscore", "(?<=[\\p{L}\\d])_(?=[\\p{L}\\d])", found -> "underscore"),
                Rule.of("dotted name", "(?<![\\p{L}\\d.])\\.(?=NET(?!\\p{L})|\\p{Ll}{2})", found -> "dot"));
    }

    private static String spell(String address, NumberWords numbers) {
        String shown = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        List<String> words = new ArrayList<>();
        Matcher matcher = PART.matcher(shown);
        while (matcher.find()) {
            String part = matcher.group();
            char first = part.charAt(0);
            if (Character.isDigit(first)) {
                words.add(
                        part.length() > 4 || part.startsWith("0") ? numbers.digits(part) : Codes.digits(part, numbers));
            } else if (Character.isLetter(first)) {
                words.add(word(part, matcher.start() > 0 && shown.charAt(matcher.start() - 1) == '.'));
            } else {
                @Nullable String sign = SIGNS.get(first);
                words.add(sign == null ? "" : sign);
            }
        }
        return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    /** A run of letters: after a dot the endings that people know, else a word, or letters where no vowel helps. */
    private static String word(String letters, boolean afterDot) {
        String lower = letters.toLowerCase(Locale.ROOT);
        @Nullable String said = afterDot ? SAID.get(lower) : null;
        if (said != null) {
            return said;
        }
        boolean ending = afterDot && lower.matches(EXTENSIONS);
        boolean mute = letters.length() <= 4 && !lower.matches(".*[aeiouy].*");
        return ending || mute || letters.length() == 1 || SPELLED_HOSTS.contains(lower)
                ? Codes.letters(letters)
                : letters;
    }
}

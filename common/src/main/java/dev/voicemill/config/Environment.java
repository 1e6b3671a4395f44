package dev.voicemill.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a process, read from environment variables. An unusable value is noted and its default returned, so
 * that one start shows every problem; {@link #throwIfAny} then ends the start.
 *
 * <p>An empty value counts as not set. A secret may stand in a file named by {@code NAME_FILE} instead. For one thread.
 */
public final class Environment {
    /** Every {@code VM_} setting of any Voicemill process, for telling a typo from a setting that another one reads. */
    private static final List<String> SETTINGS = List.of(
            "VM_DRAIN_S",
            "VM_HTTP_PORT",
            "VM_JOB_TIMEOUT_S",
            "VM_LEASE_MS",
            "VM_LEXICON",
            "VM_LOG_FORMAT",
            "VM_MODELS_DIR",
            "VM_MODEL_IDLE_S",
            "VM_MODEL_LOAD",
            "VM_NET_ALLOW",
            "VM_NODE",
            "VM_QUEUE",
            "VM_SLOTS_DIR",
            "VM_TEST_TYPES",
            "VM_VOICE_MAP",
            "VM_WEBHOOK_SECRET",
            "VM_WEBHOOK_SECRET_FILE",
            "VM_WORKER_ID",
            "VM_WORK_DIR");

    private static final String UNSET = "(not set)";
    private static final int SECRET_FILE_MOST_BYTES = 65_536;

    private final Map<String, String> variables;
    private final Map<String, String> effective = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The environment of this process. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    public String text(String name, String standard) {
        String value = given(name).orElse(standard);
        show(name, value);
        return value;
    }

    public Optional<String> optionalText(String name) {
        Optional<String> value = given(name);
        show(name, value.orElse(UNSET));
        return value;
    }

    /** A whole number from {@code min} to {@code max}. */
    public int integer(String name, int standard, int min, int max) {
        return Math.toIntExact(whole(name, standard, min, max, ""));
    }

    /** A time given in milliseconds. */
    public Duration millis(String name, Duration standard, Duration min, Duration max) {
        return Duration.ofMillis(whole(name, standard.toMillis(), min.toMillis(), max.toMillis(), " milliseconds"));
    }

    /** A time given in seconds. */
    public Duration seconds(String name, Duration standard, Duration min, Duration max) {
        return Duration.ofSeconds(whole(name, standard.toSeconds(), min.toSeconds(), max.toSeconds(), " seconds"));
    }

    public Path path(String name, Path standard) {
        return optionalPath(name).orElseGet(() -> {
            show(name, standard.toString());
            return standard;
        });
    }

    public Optional<Path> optionalPath(String name) {
        return parsed(name, Path::of, InvalidPathException.class, "a path");
    }

    /** An absolute address such as {@code https://host:9000}. */
    public URI uri(String name, URI standard) {
        return optionalUri(name).orElseGet(() -> {
            show(name, standard.toString());
            return standard;
        });
    }

    /** An absolute address, if one is set. */
    public Optional<URI> optionalUri(String name) {
        return parsed(name, Environment::absolute, IllegalArgumentException.class, "an address like https://host:9000");
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public <E extends Enum<E>> E choice(String name, Class<E> choices, E standard) {
        Map<String, E> words = new LinkedHashMap<>();
        Arrays.stream(choices.getEnumConstants()).forEach(choice -> words.put(word(choice), choice));
        Optional<String> value = given(name);
        E chosen = words.get(value.orElse(word(standard)).toLowerCase(Locale.ROOT));
        if (chosen == null) {
            problem(name, quoted(value.orElse("")) + " is not known: use " + String.join(" or ", words.keySet()));
            chosen = standard;
        }
        show(name, word(chosen));
        return chosen;
    }

    /** {@code true}, {@code 1}, {@code yes} or {@code on}; {@code false}, {@code 0}, {@code no} or {@code off}. */
    public boolean flag(String name, boolean standard) {
        String value = given(name).orElse(Boolean.toString(standard)).toLowerCase(Locale.ROOT);
        boolean chosen = switch (value) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> {
                problem(name, quoted(value) + " is neither yes nor no: use 1 or 0");
                yield standard;
            }
        };
        show(name, Boolean.toString(chosen));
        return chosen;
    }

    /** A secret, from the variable itself or from the file that {@code NAME_FILE} names. */
    public Optional<Secret> secret(String name) {
        Optional<String> value = fromVariableOrFile(name);
        show(name, value.map(_ -> new Secret("").toString()).orElse(UNSET));
        return value.map(Secret::new);
    }

    /** An address that may carry a password, such as {@code REDIS_URL}; or the file that {@code NAME_FILE} names. */
    public Secret secretAddress(String name, String standard) {
        String value = fromVariableOrFile(name).orElse(standard);
        show(name, value.replaceFirst("//.*@", "//********@"));
        return new Secret(value);
    }

    /** Notes a problem that only the reader of the settings can see, such as two that exclude each other. */
    public void problem(String name, String message) {
        problems.add(name + ": " + message);
    }

    /** Every problem met so far, each with its fix. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Variables that look like settings of Voicemill and are none: worth a warning, for they may be typos. */
    public List<String> notices() {
        var known = new TreeSet<>(SETTINGS);
        known.addAll(effective.keySet());
        return new TreeSet<>(variables.keySet())
                .stream()
                        .filter(name -> name.startsWith("VM_") && !known.contains(name))
                        .map(name -> name + ": no such setting, ignored" + Nearest.hint(name, known))
                        .toList();
    }

    /** Throws {@link ConfigException} with every problem, and the notices, if there is any problem. */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            var lines = new ArrayList<>(problems);
            lines.addAll(notices());
            throw new ConfigException(lines);
        }
    }

    /** The effective values, one {@code NAME=value} line each in the order asked, secrets masked. */
    public String describe() {
        var text = new StringBuilder();
        effective.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private void show(String name, String value) {
        boolean chosen = given(name).isPresent() || given(name + "_FILE").isPresent() || value.equals(UNSET);
        effective.put(name, chosen ? value : value + "  (default)");
    }

    private long whole(String name, long standard, long min, long max, String unit) {
        long chosen = standard;
        Optional<String> value = given(name);
        if (value.isPresent()) {
            Long number = number(value.get());
            if (number != null && number >= min && number <= max) {
                chosen = number;
            } else {
                problem(name, quoted(value.get()) + " is not a whole number from " + min + " to " + max + unit);
            }
        }
        show(name, Long.toString(chosen));
        return chosen;
    }

    private static @Nullable Long number(String value) {
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private <T> Optional<T> parsed(
            String name, Function<String, T> reader, Class<? extends RuntimeException> refusal, String wanted) {
        Optional<String> value = given(name);
        show(name, value.orElse(UNSET));
        try {
            return value.map(reader);
        } catch (RuntimeException e) {
            if (!refusal.isInstance(e)) {
                throw e;
            }
            problem(name, quoted(value.orElse("")) + " is not " + wanted);
            return Optional.empty();
        }
    }

    private static URI absolute(String value) {
        try {
            var uri = new URI(value);
            if (uri.getScheme() == null || uri.getHost() == null) {
                throw new IllegalArgumentException("no scheme or host");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Optional<String> fromVariableOrFile(String name) {
        Optional<String> direct = given(name);
        Optional<String> file = given(name + "_FILE");
        if (file.isEmpty()) {
            return direct;
        }
        if (direct.isPresent()) {
            problem(name, "is set and so is " + name + "_FILE: keep one of them");
            return direct;
        }
        return inFile(name + "_FILE", file.get());
    }

    private Optional<String> inFile(String name, String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > SECRET_FILE_MOST_BYTES) {
                problem(name, file + " is larger than a secret: name the file that holds nothing but the secret");
                return Optional.empty();
            }
            String value = Files.readString(path).strip();
            if (value.isEmpty()) {
                problem(name, file + " is empty: write the secret into it");
            }
            return Optional.of(value).filter(text -> !text.isEmpty());
        } catch (IOException | InvalidPathException _) {
            problem(name, file + " cannot be read: check that it exists and that this user may read it");
            return Optional.empty();
        }
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String quoted(String value) {
        return '"' + (value.length() <= 40 ? value : value.substring(0, 40) + "...") + '"';
    }
}

package dev.voicemill.wire;

import dev.voicemill.config.Nearest;
import dev.voicemill.job.WireName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fields of one JSON object, read by name. A value that does not fit is noted and read as if it were absent;
 * {@code null} counts as absent.
 */
final class Fields {
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");
    private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");

    private static final int MOST_CHOICES = 20;

    private final String path;
    private final Map<String, Json> values;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(String path, Json.Members members, Problems problems) {
        this.path = path;
        this.values = members.byName();
        this.problems = problems;
    }

    /** The path of a member; names that a producer made up are shortened. */
    static String join(String path, String name) {
        return path.isEmpty() ? Json.shortened(name) : path + "." + Json.shortened(name);
    }

    void problem(String name, String message) {
        problems.add(join(path, name), message);
    }

    boolean given(String name) {
        return value(name).isPresent();
    }

    /** The names that the object has, asked for or not. */
    Set<String> names() {
        return values.keySet();
    }

    /** The value that was read, or a stand-in after noting that the field is missing. */
    <T> T needed(String name, Optional<T> value, T standIn) {
        if (!given(name)) {
            problem(name, "is missing");
        }
        return value.orElse(standIn);
    }

    /** One line of text of 1 to {@code longest} characters. */
    Optional<String> line(String name, int longest) {
        return text(name, longest).filter(text -> {
            boolean clean = !CONTROL.matcher(text).find();
            if (!clean) {
                problem(name, "contains a line break or control character: write it on one line");
            }
            return clean;
        });
    }

    /** Text of 1 to {@code longest} characters, not only spaces. */
    Optional<String> text(String name, int longest) {
        return value(name).flatMap(value -> {
            if (!(value instanceof Json.Text(String text))) {
                problem(name, value.shown() + " is not text: put it in double quotes");
            } else if (text.isBlank()) {
                problem(name, "is empty: give it some text or leave it out");
            } else if (text.codePointCount(0, text.length()) > longest) {
                problem(
                        name,
                        text.codePointCount(0, text.length()) + " characters are too many: use at most " + longest);
            } else if (HALF_CHARACTER.matcher(text).find()) {
                problem(name, "contains half a character (a lone surrogate): write the whole character");
            } else {
                return Optional.of(text);
            }
            return Optional.empty();
        });
    }

    /** One line of text that a pattern accepts whole; {@code wanted} ends the sentence about one that does not fit. */
    Optional<String> shaped(String name, int longest, Pattern shape, String wanted) {
        return line(name, longest).filter(text -> {
            boolean fits = shape.matcher(text).matches();
            if (!fits) {
                problem(name, new Json.Text(text).shown() + " " + wanted);
            }
            return fits;
        });
    }

    /** A whole number; 250.0 is one too, as in JSON Schema. */
    Optional<Long> whole(String name, long min, long max) {
        return number(name, BigDecimal.valueOf(min), BigDecimal.valueOf(max)).flatMap(number -> {
            if (number.stripTrailingZeros().scale() > 0) {
                problem(name, number + " is not a whole number: use one from " + min + " to " + max);
                return Optional.empty();
            }
            return Optional.of(number.longValueExact());
        });
    }

    Optional<Double> decimal(String name, double min, double max) {
        return number(name, BigDecimal.valueOf(min), BigDecimal.valueOf(max)).map(BigDecimal::doubleValue);
    }

    Optional<Boolean> flag(String name) {
        return value(name).flatMap(value -> {
            if (value instanceof Json.Flag(boolean flag)) {
                return Optional.of(flag);
            }
            problem(name, value.shown() + " is not true or false: write it without quotes");
            return Optional.empty();
        });
    }

    <E extends Enum<E> & WireName> Optional<E> choice(String name, Class<E> choices) {
        return value(name).flatMap(value -> chosen(join(path, name), value, List.of(choices.getEnumConstants())));
    }

    /** A list of choices, none twice. */
    <E extends WireName> Optional<List<E>> choices(String name, List<E> allowed) {
        return items(name, MOST_CHOICES).map(items -> {
            Set<E> chosen = new LinkedHashSet<>();
            for (int at = 0; at < items.size(); at++) {
                String field = join(path, name) + "[" + at + "]";
                Json item = items.get(at);
                chosen(field, item, allowed).ifPresent(choice -> {
                    if (!chosen.add(choice)) {
                        problems.add(field, item.shown() + " is given twice: keep one");
                    }
                });
            }
            return List.copyOf(chosen);
        });
    }

    boolean emptyList(String name) {
        return value(name)
                .filter(value -> value.equals(new Json.Items(List.of())))
                .isPresent();
    }

    /** The members of an object, or empty members when it is absent. */
    Fields object(String name) {
        Json.Members members =
                value(name).map(value -> members(join(path, name), value)).orElseGet(() -> new Json.Members(Map.of()));
        return new Fields(join(path, name), members, problems);
    }

    /** A list of objects, at most {@code most}. */
    List<Fields> objects(String name, int most) {
        List<Fields> all = new ArrayList<>();
        for (Json item : items(name, most).orElse(List.of())) {
            String field = join(path, name) + "[" + all.size() + "]";
            all.add(new Fields(field, members(field, item), problems));
        }
        return all;
    }

    /** Every member as one line of text, for objects whose names are the producer's. */
    Map<String, String> lines(int mostNames, int longestName, int longestText) {
        Map<String, String> all = new LinkedHashMap<>();
        if (values.size() > mostNames) {
            problems.add(path, values.size() + " entries are too many: use at most " + mostNames);
            asked.addAll(values.keySet());
            return all;
        }
        for (String name : values.keySet()) {
            if (name.isBlank()
                    || name.length() > longestName
                    || CONTROL.matcher(name).find()) {
                asked.add(name);
                problem(name, "the word must be one line of 1 to " + longestName + " characters");
            } else {
                line(name, longestText).ifPresent(text -> all.put(name, text));
            }
        }
        return all;
    }

    /** Notes every field that nobody asked for; {@code elsewhere} are fields that only other job types have. */
    void refuseOthers(Set<String> elsewhere, String home) {
        for (String name : values.keySet()) {
            if (asked.contains(name)) {
                continue;
            }
            if (elsewhere.contains(name)) {
                problem(name, "is a field of " + home + " jobs only: remove it or submit that type");
            } else {
                problem(
                        name,
                        "unknown field" + Nearest.hint(name, asked)
                                + (Nearest.of(name, asked).isPresent() ? "" : ": use " + String.join(", ", asked)));
            }
        }
    }

    void refuseOthers() {
        refuseOthers(Set.of(), "other");
    }

    private Optional<Json> value(String name) {
        asked.add(name);
        return Optional.ofNullable(values.get(name)).filter(value -> !(value instanceof Json.Null));
    }

    private Optional<BigDecimal> number(String name, BigDecimal min, BigDecimal max) {
        return value(name).flatMap(value -> {
            String range = min.toPlainString() + " to " + max.toPlainString();
            if (!(value instanceof Json.Numeral(String digits))) {
                problem(name, value.shown() + " is not a number: use one from " + range + ", without quotes");
                return Optional.empty();
            }
            Optional<BigDecimal> number = exact(digits).filter(n -> n.compareTo(min) >= 0 && n.compareTo(max) <= 0);
            if (number.isEmpty()) {
                problem(name, value.shown() + " is outside " + range);
            }
            return number;
        });
    }

    private static Optional<BigDecimal> exact(String digits) {
        try {
            return Optional.of(new BigDecimal(digits));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private <E extends WireName> Optional<E> chosen(String field, Json value, List<E> allowed) {
        for (E choice : allowed) {
            if (value instanceof Json.Text(String word) && word.equals(choice.wire())) {
                return Optional.of(choice);
            }
        }
        String words = allowed.stream().map(WireName::wire).collect(Collectors.joining(", "));
        problems.add(field, value.shown() + " is not one of " + words);
        return Optional.empty();
    }

    private Optional<List<Json>> items(String name, int most) {
        return value(name).flatMap(value -> {
            if (!(value instanceof Json.Items(List<Json> items))) {
                problem(name, value.shown() + " is not a list: put it in [ and ]");
                return Optional.empty();
            }
            if (items.size() > most) {
                problem(name, items.size() + " entries are too many: use at most " + most);
                return Optional.empty();
            }
            return Optional.of(items);
        });
    }

    private Json.Members members(String field, Json value) {
        if (value instanceof Json.Members members) {
            return members;
        }
        problems.add(field, value.shown() + " is not an object: put its fields in { and }");
        return new Json.Members(Map.of());
    }
}

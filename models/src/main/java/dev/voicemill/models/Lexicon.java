package dev.voicemill.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The pronunciations of one accent, gathered from dictionaries and written as one file that is searched where it lies:
 * UTF-8 lines {@code word TAB rating TAB TAG:phonemes [TAB TAG:phonemes ...] LF}, sorted by the unsigned bytes of the
 * word, one line a word. Phonemes {@code -} mean that the word is to be spelled letter by letter.
 */
final class Lexicon {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{1,12}");
    private static final String SPELLED = "-";

    private final SortedMap<byte[], byte[]> lines = new TreeMap<>(Arrays::compareUnsigned);

    /**
     * Adds a dictionary in misaki's form, {@code {"word": "phonemes"}} or {@code {"word": {"TAG": "phonemes" or null}}}.
     * Words that are there already keep their line.
     *
     * @param name of the dictionary, for complaints
     * @param rating how far it is trusted, 0-9; the most trusted is added first
     */
    void add(InputStream dictionary, String name, int rating) throws IOException, ModelsException {
        try (JsonParser json = JSON.createParser(dictionary)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, name, "it should be an object of words");
            for (String word = json.nextFieldName(); word != null; word = json.nextFieldName()) {
                expect(
                        !word.isEmpty() && plain(word),
                        name,
                        "the word \"" + word + "\" is empty or has a tab or line end");
                String line = rating + pronunciations(json, name, word) + "\n";
                lines.putIfAbsent(utf8(word), utf8(line));
            }
            expect(json.currentToken() == JsonToken.END_OBJECT, name, "it ends early");
        } catch (JsonProcessingException e) {
            throw wrong(name, e.getOriginalMessage());
        }
    }

    private static String pronunciations(JsonParser json, String name, String word)
            throws IOException, ModelsException {
        return switch (json.nextToken()) {
            case VALUE_STRING, VALUE_NULL -> field(json, name, word, "DEFAULT");
            case START_OBJECT -> {
                var fields = new StringBuilder();
                for (String tag = json.nextFieldName(); tag != null; tag = json.nextFieldName()) {
                    expect(TAG.matcher(tag).matches(), name, "the tag \"" + tag + "\" of \"" + word + "\"");
                    json.nextToken();
                    fields.append(field(json, name, word, tag.equals("None") ? "NONE" : tag));
                }
                yield fields.toString();
            }
            case null, default -> throw wrong(name, "\"" + word + "\" has neither text nor tags");
        };
    }

    private static String field(JsonParser json, String name, String word, String tag)
            throws IOException, ModelsException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return "\t" + tag + ":" + SPELLED;
        }
        String phonemes = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
        expect(
                !phonemes.isEmpty() && !phonemes.equals(SPELLED) && plain(phonemes),
                name,
                "\"%s\" has no usable phonemes for %s".formatted(word, tag));
        return "\t" + tag + ":" + phonemes;
    }

    /** Writes all lines; returns how many. */
    int write(OutputStream out) throws IOException {
        for (var line : lines.entrySet()) {
            out.write(line.getKey());
            out.write('\t');
            out.write(line.getValue());
        }
        return lines.size();
    }

    private static boolean plain(String text) {
        return text.chars().noneMatch(c -> c == '\t' || c == '\n' || c == '\r');
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void expect(boolean right, String name, String complaint) throws ModelsException {
        if (!right) {
            throw wrong(name, complaint);
        }
    }

    private static ModelsException wrong(String name, String complaint) {
        return new ModelsException(
                name + ": not a dictionary of pronunciations: " + complaint,
                "get the file again: its hash is in the manifest");
    }
}

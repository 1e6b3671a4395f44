package dev.voicemill.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON object strictly: nothing after it, no name twice, no deep nesting, no endless number. */
final class JsonReader {
    static final int DEEPEST = 16;
    private static final int LONGEST_NUMERAL = 40;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;
    private final Problems problems;

    private JsonReader(JsonParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The object that {@code text} holds; throws when it is none. A doubled name goes to {@code problems}. */
    static Json.Members read(String text, Problems problems) throws PayloadException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonReader(parser, problems).whole();
        } catch (JsonProcessingException e) {
            throw Problems.only("payload", "is not JSON" + place(e) + ": " + cause(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    private static String place(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static String cause(JsonProcessingException e) {
        String told = e.getOriginalMessage();
        int detail = told.indexOf(" (start marker");
        return Json.shortened(detail < 0 ? told : told.substring(0, detail), 120);
    }

    private Json.Members whole() throws IOException, PayloadException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw Problems.only("payload", "is empty: give a JSON object such as {\"script\": \"Hello.\"}");
        }
        if (first != JsonToken.START_OBJECT) {
            throw Problems.only("payload", "is not a JSON object: begin it with { and end it with }");
        }
        Json.Members members = members("", 1);
        if (parser.nextToken() != null) {
            throw Problems.only("payload", "goes on after its last }: give one JSON object");
        }
        return members;
    }

    private Json.Members members(String path, int depth) throws IOException, PayloadException {
        Map<String, Json> byName = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String field = Fields.join(path, name);
            parser.nextToken();
            if (byName.put(name, value(field, depth)) != null) {
                problems.add(field, "is given twice: keep one");
            }
        }
        return new Json.Members(byName);
    }

    private Json.Items items(String path, int depth) throws IOException, PayloadException {
        List<Json> inOrder = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            inOrder.add(value(path + "[" + inOrder.size() + "]", depth));
        }
        return new Json.Items(inOrder);
    }

    private Json value(String path, int depth) throws IOException, PayloadException {
        if (depth >= DEEPEST) {
            throw Problems.only("payload", "nests deeper than " + DEEPEST + " levels: no field of a job is that deep");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(path, depth + 1);
            case START_ARRAY -> items(path, depth + 1);
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numeral(path);
            case VALUE_TRUE -> new Json.Flag(true);
            case VALUE_FALSE -> new Json.Flag(false);
            case VALUE_NULL -> new Json.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("a JSON parser never offers this as a value");
        };
    }

    private Json numeral(String path) throws IOException {
        String digits = parser.getText();
        if (digits.length() > LONGEST_NUMERAL) {
            problems.add(path, "a number of " + digits.length() + " characters is too long: use at most 40");
            return new Json.Null();
        }
        return new Json.Numeral(digits);
    }
}

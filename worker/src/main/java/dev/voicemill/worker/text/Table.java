package dev.voicemill.worker.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table in the resources of a class: a row a line, columns set apart by tabs, {@code #} for remarks. */
public final class Table {
    private Table() {}

    /** The rows of the table beside {@code owner}. Throws {@link IllegalStateException} naming the line that has another number of columns. */
    public static List<List<String>> read(Class<?> owner, String name, int columns) {
        List<List<String>> rows = new ArrayList<>();
        try (@Nullable InputStream stream = owner.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the table " + name + " is missing from this build");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank() || line.startsWith("# ")) {
                    continue;
                }
                List<String> row = List.of(line.split("\t", -1));
                if (row.size() != columns) {
                    throw new IllegalStateException(
                            name + " line " + number + " has " + row.size() + " columns, not " + columns);
                }
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + name + " cannot be read", e);
        }
        return rows;
    }
}

package dev.voicemill.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text in columns as wide as their widest cell; the last column is cut where it grows past its place. */
final class Table {
    private static final int WIDEST_LAST = 100;

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        if (headings.length > 0) {
            row(headings);
        }
    }

    /** Adds a row; control characters of producers' text are replaced, so that none reaches the terminal. */
    Table row(String... cells) {
        rows.add(Arrays.stream(cells).map(Table::printable).toList());
        return this;
    }

    void print(PrintWriter out) {
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                boolean last = column == row.size() - 1;
                line.append(last ? cut(row.get(column)) : padded(row.get(column), width(column) + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** One line of text that cannot move the cursor, change colours or reverse what follows. */
    static String printable(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "?");
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column + 1)
                .mapToInt(row -> characters(row.get(column)))
                .max()
                .orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - characters(cell)));
    }

    private static String cut(String cell) {
        return characters(cell) <= WIDEST_LAST
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, WIDEST_LAST - 3)) + "...";
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}

package dev.voicemill.worker.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a script: paragraphs set apart by blank lines, {@code # headings}, and list items. Lines within a
 * paragraph belong together; rules drawn with dashes or stars, quote marks and bullets are layout.
 */
final class Paragraphs {
    enum Kind {
        PROSE,
        HEADING,
        ITEM
    }

    /**
     * One block.
     *
     * @param text in one line, in Unicode's composed form, without invisible characters
     * @param line where it starts in the script, from 1
     * @param joined whether it follows the block before it without a blank line
     */
    record Paragraph(String text, int line, Kind kind, boolean joined) {}

    private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\n\u000B\f\u0085\u2028\u2029]");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");
    private static final Pattern RULE = Pattern.compile("[-*_=~][-*_=~\\s]+[-*_=~]|`{3,}.{0,40}");
    private static final Pattern BULLET = Pattern.compile("[-*•‣◦▪–+]\\s+(?=\\S)");
    private static final Pattern NUMBERED = Pattern.compile("\\d{1,3}[.)]\\s+\\S.*");
    private static final Pattern INVISIBLE = Pattern.compile("[\u00AD\u200B\u2060\uFEFF]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Kind kind = Kind.PROSE;
    private int line;
    private boolean joined;

    private Paragraphs() {}

    /** The blocks of a script in order; none of them is blank. */
    static List<Paragraph> of(String script) {
        Paragraphs reader = new Paragraphs();
        String[] lines = LINE_END.split(
                INVISIBLE
                        .matcher(Normalizer.normalize(script, Normalizer.Form.NFC))
                        .replaceAll(""),
                -1);
        for (int at = 0; at < lines.length; at++) {
            reader.read(lines[at].strip(), at + 1);
        }
        reader.flush();
        return reader.paragraphs;
    }

    private void read(String content, int number) {
        String inner = content.startsWith(">") ? content.substring(1).strip() : content;
        if (inner.isEmpty() || RULE.matcher(inner).matches()) {
            flush();
            joined = false;
            return;
        }
        Matcher heading = HEADING.matcher(inner);
        if (heading.matches()) {
            start(Kind.HEADING, number);
            append(heading.group(1).replaceAll("\\s*#{1,6}$", ""));
            flush();
            joined = false;
            return;
        }
        Matcher bullet = BULLET.matcher(inner);
        boolean bulleted = bullet.lookingAt();
        if (bulleted || NUMBERED.matcher(inner).matches()) {
            start(Kind.ITEM, number);
            append(bulleted ? inner.substring(bullet.end()) : inner);
            return;
        }
        if (text.isEmpty()) {
            start(Kind.PROSE, number);
        }
        append(inner);
    }

    private void start(Kind next, int number) {
        flush();
        kind = next;
        line = number;
    }

    private void append(String more) {
        text.append(text.isEmpty() ? "" : " ").append(more);
    }

    private void flush() {
        String block = SPACES.matcher(text).replaceAll(" ").strip();
        if (!block.isEmpty()) {
            paragraphs.add(new Paragraph(block, line, kind, joined));
            joined = true;
        }
        text.setLength(0);
    }
}

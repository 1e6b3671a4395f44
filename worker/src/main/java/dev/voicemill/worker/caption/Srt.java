package dev.voicemill.worker.caption;

import java.util.List;

/**
 * Captions as SubRip. The format has no escapes: players take {@code <b>} and {@code {\an8}} for commands wherever they
 * stand, so an invisible word joiner comes behind {@code <}, and braces become parentheses.
 */
public final class Srt {
    private static final String JOINER = "\u2060";

    private Srt() {}

    /** The file's text, to be written as UTF-8 without a byte order mark. */
    public static String text(List<Cue> cues) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            text.append(i + 1).append('\n');
            text.append(Cue.clock(cue.startMs(), ','))
                    .append(" --> ")
                    .append(Cue.clock(cue.endMs(), ','))
                    .append('\n');
            cue.lines().forEach(line -> text.append(escaped(line)).append('\n'));
            text.append('\n');
        }
        return text.toString();
    }

    static String escaped(String line) {
        return line.replaceAll("\\p{Cntrl}", " ")
                .replace("<", "<" + JOINER)
                .replace('{', '(')
                .replace('}', ')')
                .replace("-->", "--" + JOINER + ">");
    }
}

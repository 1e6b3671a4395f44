package dev.voicemill.worker.caption;

import java.util.List;

/** Captions as WebVTT. */
public final class Vtt {
    private Vtt() {}

    /** The file's text, to be written as UTF-8 without a byte order mark. */
    public static String text(List<Cue> cues) {
        StringBuilder text = new StringBuilder("WEBVTT\n\n");
        for (Cue cue : cues) {
            text.append(Cue.clock(cue.startMs(), '.'))
                    .append(" --> ")
                    .append(Cue.clock(cue.endMs(), '.'))
                    .append('\n');
            cue.lines().forEach(line -> text.append(escaped(line)).append('\n'));
            text.append('\n');
        }
        return text.toString();
    }

    static String escaped(String line) {
        return line.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}

package dev.voicemill.worker.caption;

import dev.voicemill.worker.speech.Narration;
import dev.voicemill.worker.speech.SpokenSentence;
import java.util.ArrayList;
import java.util.List;

/**
 * The captions of a narration. Their words, one after the other, are the words of the script: when the pace is too high
 * to read, a cue stays longer, and nothing is cut.
 */
public final class Cues {
    private Cues() {}

    /** Cuts and times the captions; all times are whole milliseconds from absolute sample offsets. */
    public static List<Cue> of(Narration narration, CaptionProfile profile) {
        Layout layout = new Layout(profile);
        List<Block> blocks = new ArrayList<>();
        for (SpokenSentence sentence : narration.sentences()) {
            List<Block.Word> words = Block.wordsOf(sentence, narration.sampleRate());
            if (!words.isEmpty()) {
                blocks.addAll(layout.blocks(words));
            }
        }
        return timed(joined(blocks, layout, profile), layout, profile, narration.durationMs());
    }

    /** A block too short to be read goes together with a neighbour where both fit on the screen. */
    private static List<Block> joined(List<Block> blocks, Layout layout, CaptionProfile profile) {
        List<Block> joined = new ArrayList<>();
        for (Block block : blocks) {
            if (!joined.isEmpty() && together(joined.getLast(), block, layout, profile)) {
                joined.add(joined.removeLast().then(block));
            } else {
                joined.add(block);
            }
        }
        return joined;
    }

    private static boolean together(Block before, Block block, Layout layout, CaptionProfile profile) {
        boolean flash = block.startMs() - before.startMs() < profile.shortestMs()
                || block.endMs() - block.startMs() < profile.shortestMs() / 2;
        Block both = before.then(block);
        return flash
                && block.startMs() - before.endMs() < profile.spacing().joinMs()
                && both.endMs() - both.startMs() <= profile.longestMs()
                && layout.fits(both.texts());
    }

    private static List<Cue> timed(List<Block> blocks, Layout layout, CaptionProfile profile, long durationMs) {
        List<Cue> cues = new ArrayList<>();
        long free = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            long start = Math.max(free, block.startMs());
            boolean last = i + 1 == blocks.size();
            long next =
                    last ? Math.max(durationMs, start + 1) : blocks.get(i + 1).startMs();
            long end = Math.max(start + 1, end(block, start, next, last, profile));
            cues.add(new Cue(start, end, layout.lines(block.texts())));
            free = end;
        }
        return cues;
    }

    /** When a block goes: at its last sound, or later where that helps the reader and nobody speaks yet. */
    private static long end(Block block, long start, long next, boolean last, CaptionProfile profile) {
        CaptionProfile.Spacing spacing = profile.spacing();
        // The very last cue ends with the sound; the others leave a moment before the next one.
        long limit = last ? next : Math.max(next - spacing.gapMs(), start + spacing.gapMs());
        limit = Math.min(limit, Math.max(next, start + 1));
        if (!last && next - block.endMs() < spacing.joinMs()) {
            return Math.min(limit, Math.max(block.endMs(), start + profile.longestMs()));
        }
        long readable = start + Math.max(profile.shortestMs(), 1_000L * block.length() / profile.charactersPerSecond());
        long wanted = Math.clamp(readable, block.endMs(), block.endMs() + spacing.lingerMs());
        return Math.min(limit, wanted);
    }
}

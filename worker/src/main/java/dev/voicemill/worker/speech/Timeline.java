package dev.voicemill.worker.speech;

import dev.voicemill.worker.audio.SilenceTrimmer;

/** For each phoneme of a sentence the sample at which it begins, in the sentence's trimmed and joined sound. */
final class Timeline {
    private final int[] begin;
    private final int[] end;
    private boolean measured = true;

    Timeline(int phonemes) {
        this.begin = new int[phonemes + 1];
        this.end = new int[phonemes + 1];
    }

    /**
     * Enters a piece.
     *
     * @param offset where its kept part begins in the sentence's sound
     */
    void place(Chunk chunk, Voice.Spoken spoken, SilenceTrimmer.Kept kept, int offset) {
        int phonemes = chunk.to() - chunk.from();
        int length = kept.to() - kept.from();
        int[] edges = spoken.edges();
        measured &= edges != null;
        for (int i = 0; i <= phonemes; i++) {
            int at = edges == null
                    // Without durations every phoneme gets the same share of the sound.
                    ? Math.toIntExact((long) length * i / phonemes)
                    : Math.clamp(edges[i] - kept.from(), 0, length);
            if (i < phonemes) {
                begin[chunk.from() + i] = offset + at;
            }
            end[chunk.from() + i] = offset + at;
        }
    }

    /** Where the phoneme before this position ends, which is where the one at it begins unless a cut lies between. */
    int endBefore(int position) {
        return end[position];
    }

    int beginOf(int position) {
        return begin[position];
    }

    boolean measured() {
        return measured;
    }
}

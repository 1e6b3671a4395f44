package dev.voicemill.job;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a video job shows.
 *
 * @param fps frames a second, 1 to 60
 * @param scenes in order of their first sentence; empty means a plain background
 * @param poster whether a still picture is delivered too
 */
public record Picture(
        Size size,
        int fps,
        List<Scene> scenes,
        @Nullable Music music,
        CaptionStyle captionStyle,
        Cards cards,
        boolean poster) {
    public Picture {
        scenes = List.copyOf(scenes);
    }

    /** Width and height in pixels, even numbers from 16 to 3840; written {@code 1080x1920}. */
    public record Size(int width, int height) {
        public static final int SMALLEST = 16;
        public static final int LARGEST = 3840;

        /** Throws {@link IllegalArgumentException} for a side out of range or odd. */
        public Size {
            check("width", width);
            check("height", height);
        }

        /** Whether a side of this many pixels can be encoded. */
        public static boolean usable(int side) {
            return side >= SMALLEST && side <= LARGEST && side % 2 == 0;
        }

        private static void check(String name, int side) {
            if (!usable(side)) {
                throw new IllegalArgumentException(
                        name + " " + side + " is not an even number from " + SMALLEST + " to " + LARGEST);
            }
        }

        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    /** A background that is shown from the start of sentence {@code from}, counted from 1. */
    public record Scene(int from, Background background) {}

    /**
     * An image behind the captions.
     *
     * @param image bucket key or https address
     */
    public record Background(String image, Motion motion) {}

    /** How a still image moves. */
    public enum Motion implements WireName {
        STILL,
        ZOOM_IN,
        ZOOM_OUT,
        PAN_LEFT,
        PAN_RIGHT;

        /** The motion with this wire name, or empty. */
        public static Optional<Motion> of(String wire) {
            return WireName.find(Motion.class, wire);
        }
    }

    /**
     * Music under the voice.
     *
     * @param source bucket key or https address
     * @param gainDb -60 to 0 decibels
     * @param duck whether it steps back while the voice speaks
     */
    public record Music(String source, double gainDb, boolean duck) {}

    /** How burnt-in captions look and where they stand. */
    public record CaptionStyle(Preset preset, Position position) {
        /** The look. */
        public enum Preset implements WireName {
            /** Line by line. */
            PLAIN,
            /** The spoken word lights up. */
            KARAOKE,
            /** Nothing is burnt in. */
            NONE;

            /** The preset with this wire name, or empty. */
            public static Optional<Preset> of(String wire) {
                return WireName.find(Preset.class, wire);
            }
        }

        /** The place on the picture. */
        public enum Position implements WireName {
            LOWER_THIRD,
            CENTRE,
            TOP;

            /** The position with this wire name, or empty. */
            public static Optional<Position> of(String wire) {
                return WireName.find(Position.class, wire);
            }
        }
    }

    /** Which cards are shown: one with the title at the start, one at each chapter. */
    public record Cards(boolean title, boolean chapters) {}
}

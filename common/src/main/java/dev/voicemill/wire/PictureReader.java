package dev.voicemill.wire;

import dev.voicemill.job.Picture;
import dev.voicemill.job.Picture.Background;
import dev.voicemill.job.Picture.CaptionStyle;
import dev.voicemill.job.Picture.CaptionStyle.Position;
import dev.voicemill.job.Picture.CaptionStyle.Preset;
import dev.voicemill.job.Picture.Cards;
import dev.voicemill.job.Picture.Motion;
import dev.voicemill.job.Picture.Music;
import dev.voicemill.job.Picture.Scene;
import dev.voicemill.job.Picture.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a video payload says about the picture. */
final class PictureReader {
    /** The fields that only video jobs have. */
    static final Set<String> NAMES =
            Set.of("size", "fps", "scenes", "music", "captionStyle", "cards", "poster", "voiceover", "captionsFrom");

    static final int MOST_SCENES = 500;
    static final int LAST_SENTENCE = 100_000;
    static final int FASTEST_FPS = 60;
    static final double QUIETEST_DB = -60;
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{1,3})x([1-9][0-9]{1,3})");

    private final Fields fields;

    PictureReader(Fields fields) {
        this.fields = fields;
    }

    Picture read() {
        return new Picture(
                size(),
                fields.whole("fps", 1, FASTEST_FPS).map(Long::intValue).orElse(30),
                scenes(),
                music(),
                captionStyle(),
                cards(),
                fields.flag("poster").orElse(true));
    }

    private Size size() {
        var standard = new Size(1080, 1920);
        return fields.shaped("size", 9, SIZE, "is not a size: use width x height such as 1080x1920")
                .map(text -> {
                    String[] sides = text.split("x", 2);
                    int width = Integer.parseInt(sides[0]);
                    int height = Integer.parseInt(sides[1]);
                    if (Size.usable(width) && Size.usable(height)) {
                        return new Size(width, height);
                    }
                    fields.problem(
                            "size",
                            text + " needs even sides from " + Size.SMALLEST + " to " + Size.LARGEST + " pixels");
                    return standard;
                })
                .orElse(standard);
    }

    private List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        long previous = 0;
        for (Fields scene : fields.objects("scenes", MOST_SCENES)) {
            long from = scene.whole("from", 1, LAST_SENTENCE).orElse(previous + 1);
            if (!scene.given("from")) {
                scene.problem("from", "is missing: give the number of the scene's first sentence");
            } else if (from <= previous) {
                scene.problem(
                        "from", from + " does not come after " + previous + ": order scenes by their first sentence");
            }
            scenes.add(new Scene((int) from, background(scene.object("background"))));
            scene.refuseOthers();
            previous = from;
        }
        return scenes;
    }

    private static Background background(Fields background) {
        String image = source(background, "image", "the bucket key or https address of the picture");
        Motion motion = background.choice("motion", Motion.class).orElse(Motion.ZOOM_IN);
        background.refuseOthers();
        return new Background(image, motion);
    }

    private @Nullable Music music() {
        if (!fields.given("music")) {
            return null;
        }
        Fields music = fields.object("music");
        var chosen = new Music(
                source(music, "source", "the bucket key or https address of the music"),
                music.decimal("gainDb", QUIETEST_DB, 0).orElse(-18.0),
                music.flag("duck").orElse(true));
        music.refuseOthers();
        return chosen;
    }

    private static String source(Fields fields, String name, String wanted) {
        if (!fields.given(name)) {
            fields.problem(name, "is missing: give " + wanted);
        }
        return fields.shaped(name, Places.LONGEST, Places.SOURCE, Places.SOURCE_WANTED)
                .orElse("");
    }

    private CaptionStyle captionStyle() {
        Fields style = fields.object("captionStyle");
        var chosen = new CaptionStyle(
                style.choice("preset", Preset.class).orElse(Preset.KARAOKE),
                style.choice("position", Position.class).orElse(Position.LOWER_THIRD));
        style.refuseOthers();
        return chosen;
    }

    private Cards cards() {
        Fields cards = fields.object("cards");
        var chosen = new Cards(
                cards.flag("title").orElse(true), cards.flag("chapters").orElse(true));
        cards.refuseOthers();
        return chosen;
    }
}

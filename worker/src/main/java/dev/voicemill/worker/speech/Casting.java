package dev.voicemill.worker.speech;

import dev.voicemill.config.Nearest;
import dev.voicemill.job.Engine;
import dev.voicemill.job.FailureClass;
import dev.voicemill.job.VoiceChoice;
import dev.voicemill.wire.JobResult.Warning;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Decides who speaks: what a job asked for, what this worker can do, and where they differ a stand-in with a warning.
 *
 * @param voiceMap voices and their stand-ins
 */
record Casting(Map<String, String> voiceMap) {
    private static final Pattern KOKORO_NAME = Pattern.compile("[a-z][fm]_[a-z0-9]+");
    private static final int LISTED = 60;

    /** The voice that was chosen, and what was done otherwise than asked. */
    record Cast(String voice, List<Warning> warnings) {}

    /**
     * Chooses among the voices of one engine.
     *
     * @param known the engine's voices
     * @param standard the one for jobs that name none
     * @throws SpeechException BAD_INPUT with the nearest and all known voices when a voice does not exist: always for a
     *     job that pinned the engine; else only when no other engine could have meant it
     */
    Cast choose(VoiceChoice choice, Engine engine, Collection<String> known, String standard) throws SpeechException {
        String asked = choice.name();
        if (asked == null) {
            return new Cast(standard, List.of());
        }
        if (known.contains(asked)) {
            return new Cast(asked, List.of());
        }
        if (choice.provider() != null || !mayBeOfAnother(asked, engine)) {
            throw unknown(asked, engine, known);
        }
        String standIn = voiceMap.getOrDefault(asked, standard);
        String voice = known.contains(standIn) ? standIn : standard;
        return new Cast(voice, List.of(new Warning("voice-mapped", told(asked, engine, voice))));
    }

    /**
     * Falling back to Piper must never fail a job, so there every name is taken for one of Kokoro's. Kokoro is the usual
     * engine: what looks like one of its own voices and is none there is a slip of the pen.
     */
    private boolean mayBeOfAnother(String asked, Engine engine) {
        return switch (engine) {
            case PIPER -> true;
            case KOKORO -> voiceMap.containsKey(asked) || looksLikePiper(asked);
        };
    }

    /** Piper's names begin with a locale, such as {@code en_US-joe-medium}. */
    private static boolean looksLikePiper(String asked) {
        return asked.matches("[a-z]{2,3}_[A-Z]{2}-\\S+");
    }

    private static String told(String asked, Engine engine, String voice) {
        String whose = KOKORO_NAME.matcher(asked).matches()
                ? " is a Kokoro voice"
                : looksLikePiper(asked) ? " is a Piper voice" : " is no voice of " + engine.wire();
        return asked + whose + "; spoken by " + voice;
    }

    private static SpeechException unknown(String asked, Engine engine, Collection<String> known) {
        String hint = Nearest.hint(asked, known);
        List<String> shown = known.stream().sorted().limit(LISTED).toList();
        return new SpeechException(
                FailureClass.BAD_INPUT,
                "voice.name: " + engine.wire() + " has no voice \"" + asked + "\"" + (hint.isEmpty() ? "." : hint)
                        + " Known: " + String.join(", ", shown)
                        + (known.size() > LISTED ? " and " + (known.size() - LISTED) + " more" : ""));
    }
}

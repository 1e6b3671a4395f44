package dev.voicemill.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.voicemill.job.JobType;
import dev.voicemill.wire.PayloadException.Problem;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads that producers got wrong, and the sentence that each gets. */
class BadPayloadTest {
    /** Fields of an otherwise good job. The schema must refuse them too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            voiceover | "script": ""                         | script: is empty: give it some text or leave it out
            voiceover | "script": "  \\n "                   | script: is empty: give it some text or leave it out
            voiceover | "script": 7                          | script: 7 is not text: put it in double quotes
            voiceover | "script": ["a"]                      | script: a list is not text: put it in double quotes
            voiceover | "script": null                       | script: is missing: give the text, or scriptKey with its key in the bucket
            voiceover | "scriptKey": "a.txt"                 | scriptKey: is given beside script: keep one of them
            voiceover | "script": null, "scriptKey": "/etc/passwd"  | scriptKey: "/etc/passwd" is not a bucket key: no leading /, no .., no address
            voiceover | "script": null, "scriptKey": "a/../b"       | scriptKey: "a/../b" is not a bucket key: no leading /, no .., no address
            voiceover | "script": null, "scriptKey": "a\\u0000b"    | scriptKey: contains a line break or control character: write it on one line
            voiceover | "script": null, "scriptKey": "http://a/b"   | scriptKey: "http://a/b" is not a bucket key: no leading /, no .., no address
            voiceover | "scrpt": "Hi."                       | scrpt: unknown field, did you mean script?
            voiceover | "colour": "red"                      | colour: unknown field: use script, scriptKey, title, voice, pauses, lexicon, loudness, formats, captions, output, timeoutMs
            voiceover | "fps": 30                            | fps: is a field of render and render-video jobs only: remove it or submit that type
            voiceover | "title": "a\\nb"                     | title: contains a line break or control character: write it on one line
            voiceover | "voice": "af_bella"                  | voice: "af_bella" is not an object: put its fields in { and }
            voiceover | "voice": {"nmae": "af_bella"}        | voice.nmae: unknown field, did you mean name?
            voiceover | "voice": {"name": "af bella"}        | voice.name: "af bella" is not a voice name: use one like af_bella or en_US-joe-medium
            voiceover | "voice": {"provider": "polly"}       | voice.provider: "polly" is not one of kokoro, piper
            voiceover | "voice": {"provider": "Kokoro"}      | voice.provider: "Kokoro" is not one of kokoro, piper
            voiceover | "voice": {"speed": 0.49}             | voice.speed: 0.49 is outside 0.5 to 2.0
            voiceover | "voice": {"speed": 2.01}             | voice.speed: 2.01 is outside 0.5 to 2.0
            voiceover | "voice": {"speed": "fast"}           | voice.speed: "fast" is not a number: use one from 0.5 to 2.0, without quotes
            voiceover | "voice": {"speed": 1e400}            | voice.speed: 1e400 is outside 0.5 to 2.0
            voiceover | "voice": {"lang": "de"}              | voice.lang: "de" is not one of en-us, en-gb
            voiceover | "pauses": {"sentenceMs": -1}         | pauses.sentenceMs: -1 is outside 0 to 10000
            voiceover | "pauses": {"paragraphMs": 10001}     | pauses.paragraphMs: 10001 is outside 0 to 10000
            voiceover | "pauses": {"headingMs": 0.5}         | pauses.headingMs: 0.5 is not a whole number: use one from 0 to 10000
            voiceover | "pauses": {"sentence": 250}          | pauses.sentence: unknown field, did you mean sentenceMs?
            voiceover | "lexicon": {"nginx": 3}              | lexicon.nginx: 3 is not text: put it in double quotes
            voiceover | "lexicon": {"nginx": "/ˈɛnʤɪn"}      | lexicon.nginx: "/ˈɛnʤɪn" opens phonemes with / and does not close them
            voiceover | "lexicon": {" ": "x"}                | lexicon. : the word must be one line of 1 to 64 characters
            voiceover | "loudness": "loud"                   | loudness: "loud" is not one of podcast, video, raw
            voiceover | "formats": []                        | formats: is empty: name at least one format or leave it out
            voiceover | "formats": "mp3"                     | formats: "mp3" is not a list: put it in [ and ]
            voiceover | "formats": ["ogg"]                   | formats[0]: "ogg" is not one of wav, mp3
            voiceover | "formats": ["mp3", "mp4"]            | formats[1]: "mp4" is not one of wav, mp3
            voiceover | "formats": ["mp3", "mp3"]            | formats[1]: "mp3" is given twice: keep one
            voiceover | "formats": [null]                    | formats[0]: null is not one of wav, mp3
            voiceover | "captions": ["ass"]                  | captions[0]: "ass" is not one of srt, vtt
            voiceover | "output": {"prefix": "../up"}        | output.prefix: "../up" is not a bucket key: no leading /, no .., no address
            voiceover | "timeoutMs": 999                     | timeoutMs: 999 is outside 1000 to 86400000
            voiceover | "timeoutMs": true                    | timeoutMs: true is not a number: use one from 1000 to 86400000, without quotes
            render    | "size": "1080p"                      | size: "1080p" is not a size: use width x height such as 1080x1920
            render    | "size": "1081x1920"                  | size: 1081x1920 needs even sides from 16 to 3840 pixels
            render    | "size": "9998x1920"                  | size: 9998x1920 needs even sides from 16 to 3840 pixels
            render    | "fps": 0                             | fps: 0 is outside 1 to 60
            render    | "scenes": [{"from": 1}]              | scenes[0].background.image: is missing: give the bucket key or https address of the picture
            render    | "scenes": [{"background": {"image": "a.png"}}]  | scenes[0].from: is missing: give the number of the scene's first sentence
            render    | "scenes": [7]                        | scenes[0]: 7 is not an object: put its fields in { and }; scenes[0].from: is missing: give the number of the scene's first sentence; scenes[0].background.image: is missing: give the bucket key or https address of the picture
            render    | "scenes": [{"from": 1, "background": {"image": "http://a.example/b.png"}}] | scenes[0].background.image: "http://a.example/b.png" is neither a bucket key nor an https:// address
            render    | "scenes": [{"from": 1, "background": {"image": "a.png", "motion": "spin"}}] | scenes[0].background.motion: "spin" is not one of still, zoom-in, zoom-out, pan-left, pan-right
            render    | "music": {"gainDb": -18}             | music.source: is missing: give the bucket key or https address of the music
            render    | "music": {"source": "a.mp3", "gainDb": 3}  | music.gainDb: 3 is outside -60.0 to 0.0
            render    | "music": {"source": "a.mp3", "duck": "yes"} | music.duck: "yes" is not true or false: write it without quotes
            render    | "captionStyle": {"preset": "neon"}   | captionStyle.preset: "neon" is not one of plain, karaoke, none
            render    | "cards": {"titel": true}             | cards.titel: unknown field, did you mean title?
            render    | "poster": 1                          | poster: 1 is not true or false: write it without quotes
            render    | "voiceover": "a.wav"                 | voiceover: is a field of render-video jobs only: remove it or submit that type
            render-video | "script": "Hi."                   | voiceover: is missing: give the bucket key or https address of the sound
            render-video | "voiceover": "ftp://a/b"          | voiceover: "ftp://a/b" is neither a bucket key nor an https:// address
            render-video | "voiceover": "a.wav", "captionsFrom": "them"    | captionsFrom: "them" is not script, none or a bucket key ending in .srt
            render-video | "voiceover": "a.wav", "script": null, "captionsFrom": "script"  | captionsFrom: "script" needs a script: give script or scriptKey
            render-video | "voiceover": "a.wav", "pauses": {} | pauses: is a field of voiceover and render jobs only: remove it or submit that type
            """)
    void bothTheDecoderAndTheSchemaRefuse(String type, String fields, String message) {
        String payload = fields.contains("\"script\"") ? "{" + fields + "}" : "{\"script\": \"Hi.\", " + fields + "}";

        assertThat(refusal(type, payload)).hasMessage(message);
        assertThat(PublishedSchema.complaints(type, payload)).isNotEmpty();
    }

    /** Faults of the text itself, which a schema never sees. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                       | payload: is empty: give a JSON object such as {"script": "Hello."}
            []                       | payload: is not a JSON object: begin it with { and end it with }
            null                     | payload: is not a JSON object: begin it with { and end it with }
            {"script": "Hi."} {}     | payload: goes on after its last }: give one JSON object
            {"script": "Hi.",}       | payload: is not JSON (line 1, column 18): Unexpected character ('}' (code 125)): was expecting double-quote to start field name
            {"script": "Hi."         | payload: is not JSON (line 1, column 17): Unexpected end-of-input: expected close marker for Object
            {'script': 'Hi.'}        | payload: is not JSON (line 1, column 2): Unexpected character (''' (code 39)): was expecting double-quote to start field name
            {"script": "a", "script": "b"}  | script: is given twice: keep one
            {"script": "a", "voice": {"speed": 1, "speed": 2}}  | voice.speed: is given twice: keep one
            {"script": "\\ud800."}   | script: contains half a character (a lone surrogate): write the whole character
            {"script": "a", "voice": {"speed": 1.00000000000000000000000000000000000000001}}  | voice.speed: a number of 43 characters is too long: use at most 40
            """)
    void theTextMustBeOneStrictObject(String payload, String message) {
        assertThat(refusal("voiceover", payload)).hasMessage(message);
    }

    @Test
    void scenesComeInTheOrderOfTheirSentences() {
        String payload = """
                {"script": "Hi.", "scenes": [
                  {"from": 4, "background": {"image": "a.png"}}, {"from": 4, "background": {"image": "b.png"}}]}""";

        assertThat(refusal("render", payload))
                .hasMessage("scenes[1].from: 4 does not come after 4: order scenes by their first sentence");
    }

    @Test
    void everyProblemIsToldAtOnce() {
        PayloadException refusal = refusal("voiceover", """
                {"voice": {"provider": "polly", "speed": 9, "lng": "en-us"}, "formats": ["ogg", "mp3", "flac"]}""");

        assertThat(refusal.problems().stream().map(Problem::field))
                .containsExactly("script", "voice.provider", "voice.speed", "voice.lng", "formats[0]", "formats[2]");
    }

    @Test
    void aPayloadBeyond64KiBIsRefusedByItsBytes() {
        String envelope = "{\"script\":\"\"}";
        String fits = "{\"script\":\"" + "a".repeat(JobJson.MOST_BYTES - envelope.length()) + "\"}";

        assertThat(fits).hasSize(JobJson.MOST_BYTES);
        assertThat(refusalOrNull("voiceover", fits)).isNull();
        assertThat(refusal("voiceover", fits.replaceFirst("aa", "aaa"))).hasMessageStartingWith("payload: is larger");
        assertThat(refusal("voiceover", fits.replaceFirst("aa", "éa")))
                .hasMessage(
                        "payload: is larger than 64 KiB (65536 bytes): put the script in the bucket and name its key in scriptKey");
    }

    @Test
    void lengthsAreCountedInCharactersNotInUnits() {
        String title = "🎙".repeat(JobJson.LONGEST_TITLE);

        assertThat(refusalOrNull("voiceover", "{\"script\":\"a\",\"title\":\"" + title + "\"}"))
                .isNull();
        String longer = "{\"script\":\"a\",\"title\":\"" + title + "!\"}";
        assertThat(refusal("voiceover", longer)).hasMessage("title: 201 characters are too many: use at most 200");
        assertThat(PublishedSchema.complaints("voiceover", longer)).isNotEmpty();
    }

    @Test
    void aMessageShowsLittleOfAValueAndNothingThatMovesATerminal() {
        PayloadException refusal = refusal("voiceover", """
                {"script":"a","voice":{"provider":"%s"},"\\u001b[31m\\nFATAL":1}""".formatted("x".repeat(9000)));

        assertThat(refusal).hasMessageStartingWith("voice.provider: \"" + "x".repeat(40) + "...\" is not one of");
        assertThat(refusal.problems().getLast().field()).isEqualTo("?[31m?FATAL");
    }

    @Test
    void aThousandProblemsMakeAShortMessage() {
        String many = java.util.stream.IntStream.range(0, 3000)
                .mapToObj(at -> "\"unknown" + at + "\":0")
                .collect(Collectors.joining(",", "{\"script\":\"a\",", "}"));

        assertThat(refusal("voiceover", many).getMessage())
                .hasSizeLessThan(5000)
                .endsWith("; and 980 more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":",
                "[",
                "{\"voice\":{\"name\":",
                "{\"script\":[",
            })
    void deepNestingIsRefusedBeforeItCosts(String opening) {
        assertThat(refusal("render", opening.repeat(3000))).hasMessageMatching("payload: (nests deeper|is not).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999999", "-1e999999999", "1e99999999999999", "1e-999999999", "9e15", "0.1e-2147483647"})
    void numbersOfAnySizeAreOnlyCompared(String number) {
        assertThat(refusal("voiceover", "{\"script\":\"a\",\"timeoutMs\":" + number + "}"))
                .hasMessage("timeoutMs: " + number + " is outside 1000 to 86400000");
        assertThat(refusal("voiceover", "{\"script\":\"a\",\"pauses\":{\"sentenceMs\":" + number + "}}"))
                .hasMessageStartingWith("pauses.sentenceMs: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"result", "voiceover"})
    void aDamagedResultNamesWhatIsMissing(String golden) {
        String damaged = PublishedSchema.golden(golden).replace("\"durationMs\": 43210,\n  \"s", "\"s");

        assertThat(catchThrowableOfType(PayloadException.class, () -> ResultJson.decode(damaged)))
                .hasMessageStartingWith("durationMs: is missing");
    }

    private static PayloadException refusal(String type, String payload) {
        PayloadException refusal = refusalOrNull(type, payload);
        assertThat(refusal).as("%s should be refused: %.200s", type, payload).isNotNull();
        return refusal;
    }

    private static PayloadException refusalOrNull(String type, String payload) {
        try {
            JobJson.decode(JobType.of(type).orElseThrow(), payload);
            return null;
        } catch (PayloadException e) {
            return e;
        }
    }
}

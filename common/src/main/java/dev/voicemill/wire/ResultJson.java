package dev.voicemill.wire;

import dev.voicemill.job.Engine;
import dev.voicemill.wire.JobResult.Artifact;
import dev.voicemill.wire.JobResult.Warning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The field {@code result} of a job: {@link JobResult} to JSON and back. */
public final class ResultJson {
    /** A result that is longer than this, in characters, should leave its files to a manifest object. */
    public static final int MOST_CHARACTERS = 16_000;

    private static final int LONGEST = 2048;
    private static final int MOST = 100_000;

    private ResultJson() {}

    public static String encode(JobResult result) {
        var json = new JsonWriter().open();
        json.whole("durationMs", result.durationMs())
                .whole("sentences", result.sentences())
                .choice("provider", result.provider())
                .text("voice", result.voice())
                .text("model", result.model())
                .decimal("rtf", Math.round(result.rtf() * 1000) / 1000.0);
        if (result.manifest() == null) {
            json.raw("artifacts", encode(result.artifacts()));
        } else {
            json.text("manifest", result.manifest());
        }
        json.text("timings", result.timings());
        json.openList("warnings");
        for (Warning warning : result.warnings()) {
            json.open()
                    .text("code", warning.code())
                    .text("text", warning.text())
                    .close();
        }
        json.closeList().open("stagesMs");
        result.stagesMs().forEach(json::whole);
        return json.close().close().text();
    }

    /** The list of files alone: what a manifest object holds. */
    public static String encode(List<Artifact> artifacts) {
        var json = new JsonWriter().openList();
        for (Artifact artifact : artifacts) {
            json.open()
                    .text("kind", artifact.kind())
                    .text("key", artifact.key())
                    .whole("bytes", artifact.bytes())
                    .text("sha256", artifact.sha256())
                    .whole("durationMs", artifact.durationMs())
                    .close();
        }
        return json.closeList().text();
    }

    /** A result as a worker wrote it; fields of newer workers are passed over. Throws when it is damaged. */
    public static JobResult decode(String text) throws PayloadException {
        var problems = new Problems();
        var fields = new Fields("", JsonReader.read(text, problems), problems);
        var result = new JobResult(
                fields.needed("durationMs", fields.whole("durationMs", 0, Long.MAX_VALUE), 0L),
                Math.toIntExact(fields.needed("sentences", fields.whole("sentences", 0, MOST), 0L)),
                fields.needed("provider", fields.choice("provider", Engine.class), Engine.KOKORO),
                fields.needed("voice", fields.line("voice", LONGEST), ""),
                fields.needed("model", fields.line("model", LONGEST), ""),
                fields.needed("rtf", fields.decimal("rtf", 0, MOST), 0.0),
                fields.objects("artifacts", MOST).stream()
                        .map(ResultJson::artifact)
                        .toList(),
                fields.line("manifest", LONGEST).orElse(null),
                fields.line("timings", LONGEST).orElse(null),
                fields.objects("warnings", MOST).stream()
                        .map(ResultJson::warning)
                        .toList(),
                stages(fields.object("stagesMs")));
        problems.throwIfAny();
        return result;
    }

    private static Artifact artifact(Fields fields) {
        return new Artifact(
                fields.needed("kind", fields.line("kind", LONGEST), ""),
                fields.needed("key", fields.line("key", LONGEST), ""),
                fields.needed("bytes", fields.whole("bytes", 0, Long.MAX_VALUE), 0L),
                fields.needed("sha256", fields.line("sha256", LONGEST), ""),
                fields.whole("durationMs", 0, Long.MAX_VALUE).orElse(null));
    }

    private static Warning warning(Fields fields) {
        return new Warning(
                fields.needed("code", fields.line("code", LONGEST), ""),
                fields.needed("text", fields.line("text", LONGEST), ""));
    }

    private static Map<String, Long> stages(Fields fields) {
        Map<String, Long> stages = new LinkedHashMap<>();
        fields.names().forEach(name -> fields.whole(name, 0, Long.MAX_VALUE).ifPresent(ms -> stages.put(name, ms)));
        return stages;
    }
}

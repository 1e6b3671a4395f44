package dev.voicemill.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.JobType;
import dev.voicemill.job.Voiceover;
import dev.voicemill.wire.JobJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the contract shows to strangers is what the code takes. */
class ContractTest {
    private static final Pattern SAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("(?m)^XADD vm:\\{render}:in .* payload (\\{.*})$");

    private static String contract() throws Exception {
        return Files.readString(Path.of("contract.md"));
    }

    @Test
    void theSamplePayloadOfAVoiceoverIsOne() throws Exception {
        var sample = SAMPLE.matcher(contract());
        assertThat(sample.find()).isTrue();
        var job = JobJson.decode(JobType.VOICEOVER, sample.group(1));
        assertThat(job).isInstanceOf(Voiceover.class);
        assertThat(((Voiceover) job).lexicon()).containsKey("Voicemill");
    }

    @Test
    void theSampleEntryCarriesAPayloadThatWorkersTake() throws Exception {
        var entry = ENTRY.matcher(contract());
        assertThat(entry.find()).isTrue();
        assertThat(JobJson.decode(JobType.VOICEOVER, entry.group(1))).isInstanceOf(Voiceover.class);
    }
}

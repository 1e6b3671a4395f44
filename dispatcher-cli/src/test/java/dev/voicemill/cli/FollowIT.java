package dev.voicemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.fixture.RedisServer;
import dev.voicemill.job.JobId;
import dev.voicemill.job.JobType;
import dev.voicemill.queue.ClaimedJob;
import dev.voicemill.queue.RedisUnavailable;
import dev.voicemill.queue.Submission;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowIT {
    private static final JobId ID = new JobId("followed");

    private final StringWriter seen = new StringWriter();
    private RedisServer server;
    private Crew crew;
    private Instant now = Operator.NOW;

    @BeforeEach
    void startRedis() {
        server = RedisServer.start();
        crew = new Crew(server.url());
    }

    @AfterEach
    void stopRedis() {
        crew.close();
        server.close();
    }

    @Test
    void eachStepIsALineOfItsOwn() {
        Follow follow = follow();
        follow.tick();
        crew.queue().submit(Submission.of(ID, JobType.VOICEOVER, "{\"script\":\"Hi.\"}"));
        follow.tick();
        ClaimedJob job = crew.take();
        pass(Duration.ofSeconds(2));
        follow.tick();
        for (int percent : new int[] {5, 9, 10, 40}) {
            crew.report(job, "speech", percent);
            pass(Duration.ofSeconds(1));
            assertThat(follow.tick()).isEmpty();
        }
        crew.finish(job);

        assertThat(follow.tick()).isPresent();
        assertThat(seen.toString()).isEqualToIgnoringNewLines("""
                in the mailbox, waiting for a worker after 0s
                running 0 % after 2s
                speech 5 % after 3s
                speech 40 % after 6s
                """);
    }

    @Test
    void aRedisThatIsAwayIsWaitedForHalfAMinute() {
        Follow follow = follow();
        server.kill();

        assertThat(follow.tick()).isEmpty();
        pass(Duration.ofSeconds(29));
        assertThat(follow.tick()).isEmpty();
        assertThat(seen.toString()).isEqualToIgnoringNewLines("Redis does not answer, trying again after 0s\n");
        pass(Duration.ofSeconds(2));
        assertThatThrownBy(follow::tick).isInstanceOf(RedisUnavailable.class);
    }

    @Test
    void aRedisThatComesBackStartsTheHalfMinuteAnew() {
        Follow follow = follow();
        server.kill();
        follow.tick();
        server.restart();
        pass(Duration.ofSeconds(29));
        follow.tick();
        server.kill();
        pass(Duration.ofSeconds(29));

        assertThat(follow.tick()).isEmpty();
    }

    private Follow follow() {
        return new Follow(crew.queue(), ID, new Progress(new PrintWriter(seen), false), () -> now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}

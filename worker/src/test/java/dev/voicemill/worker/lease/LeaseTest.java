package dev.voicemill.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.fixture.Claimed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Duration LENGTH = Duration.ofSeconds(10);

    private final Lease lease = new Lease(Claimed.job("job-1"), LENGTH, 0);

    private static long seconds(double seconds) {
        return (long) (seconds * 1e9);
    }

    @Test
    void isHeldForEightTenthsOfItsLengthAfterTheLastConfirmationWasAsked() {
        assertThat(lease.held(seconds(7.9))).isTrue();
        assertThat(lease.held(seconds(8))).isFalse();
        lease.confirmed(seconds(5));
        assertThat(lease.held(seconds(12.9))).isTrue();
        assertThat(lease.held(seconds(13))).isFalse();
    }

    @Test
    void aHolderThatNobodyConfirmsLosesTheLeaseByItself() {
        lease.checkClock(seconds(8.1));
        assertThat(lease.stopped()).contains(StopReason.LOST);
        lease.confirmed(seconds(8.2));
        assertThat(lease.held(seconds(8.3))).as("what was lost stays lost").isFalse();
    }

    @Test
    void theEarlierOfTwoLimitsCounts() {
        lease.limit(seconds(5), StopReason.TIMEOUT);
        lease.limit(seconds(3), StopReason.EXPIRED);
        lease.limit(seconds(4), StopReason.TIMEOUT);
        lease.checkClock(seconds(2.9));
        assertThat(lease.stopped()).isEmpty();
        lease.checkClock(seconds(3));
        assertThat(lease.stopped()).contains(StopReason.EXPIRED);
    }

    @Test
    void aStopInterruptsTheThreadEvenWhenItCameFirst() {
        lease.stop(StopReason.CANCELLED);
        lease.attach(Thread.currentThread());
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theFirstReasonStaysUnlessTheLeaseIsLost() {
        lease.attach(Thread.currentThread());
        lease.stop(StopReason.DRAINED);
        lease.stop(StopReason.CANCELLED);
        assertThat(lease.stopped()).contains(StopReason.DRAINED);
        lease.lose();
        assertThat(lease.stopped()).contains(StopReason.LOST);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void workThatIsOverIsNotInterruptedAnyMore() {
        lease.attach(Thread.currentThread());
        lease.detach();
        lease.stop(StopReason.CANCELLED);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(lease.stopped()).isEmpty();
    }

    @Test
    void losingItAfterTheWorkForbidsTheCommit() {
        lease.attach(Thread.currentThread());
        lease.detach();
        lease.lose();
        assertThat(lease.held(seconds(1))).isFalse();
    }

    @Test
    void hasNewsUntilTheStageWasTold() {
        lease.at("speech", 40);
        assertThat(lease.hasNews()).isTrue();
        var beat = lease.beat();
        assertThat(beat.stage()).isEqualTo("speech");
        assertThat(beat.percent()).isEqualTo(40);
        assertThat(lease.hasNews()).isFalse();
        lease.at("store", 100);
        assertThat(lease.beat().percent())
                .as("100 belongs to a job that is done")
                .isEqualTo(99);
    }
}

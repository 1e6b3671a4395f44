package dev.voicemill.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.config.Secret;
import dev.voicemill.fixture.Receiver;
import dev.voicemill.fixture.Receiver.Received;
import dev.voicemill.fixture.RedisServer;
import dev.voicemill.job.Engine;
import dev.voicemill.job.Failure;
import dev.voicemill.job.FailureClass;
import dev.voicemill.job.JobId;
import dev.voicemill.job.JobType;
import dev.voicemill.net.AddressGuard;
import dev.voicemill.net.GuardedHttp;
import dev.voicemill.queue.Capabilities;
import dev.voicemill.queue.ClaimReply;
import dev.voicemill.queue.ClaimRequest;
import dev.voicemill.queue.ClaimedJob;
import dev.voicemill.queue.Ending;
import dev.voicemill.queue.FinishReply;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.Redis;
import dev.voicemill.queue.Submission;
import dev.voicemill.sign.WebhookSecret;
import dev.voicemill.sign.WebhookSignature;
import dev.voicemill.sign.WebhookSignature.Verdict;
import dev.voicemill.storage.ObjectStores;
import dev.voicemill.storage.StorageSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSenderIT {
    private static final Secret MASTER = new Secret("a master secret of more than 32 characters");
    private static final Capabilities CAN =
            new Capabilities(Set.of(JobType.VOICEOVER), Set.of(Engine.KOKORO), "small", Capabilities.SCHEMA);

    @TempDir
    Path folder;

    private final BlockingQueue<WebhookEvent> news = new LinkedBlockingQueue<>();
    private RedisServer server;
    private Redis redis;
    private JobQueue queue;
    private Receiver receiver;
    private GuardedHttp http;
    private WebhookSender sender;

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.start();
        redis = Redis.open(server.url(), "test");
        queue = redis.queue("render");
        receiver = Receiver.start();
        http = new GuardedHttp(AddressGuard.allowing("http://127.0.0.1:*"));
        sender = sender(http);
    }

    @AfterEach
    void stop() {
        receiver.release();
        sender.close();
        http.close();
        receiver.close();
        queue.close();
        redis.close();
        server.close();
    }

    @Test
    void deliversTheNewsOfADoneJobOnce() throws Exception {
        finish("one", receiver.hook(), new Ending.Ok(HookEvents.result(1)));
        assertThat(sender.tick()).isTrue();
        assertThat(nextNews()).isEqualTo(new WebhookEvent.Delivered(attempt("one", "job.done"), 200));
        assertThat(queue.depth().hooksDue()).isZero();
        assertThat(sender.tick()).isFalse();

        Received got = receiver.received().getFirst();
        Secret secret = WebhookSecret.derive(MASTER, WebhookSecret.endpointId(receiver.hook()), 1);
        assertThat(WebhookSignature.verify(secret, got.headers(), got.bytes(), Instant.now()))
                .isEqualTo(Verdict.VALID);
        assertThat(got.body())
                .contains("\"type\":\"job.done\"", "\"id\":\"one\"", "\"tenant\":\"default\"", "\"link\":\"file:///");
    }

    @Test
    void tellsOfADeadJobWithoutTheProducersWords() throws Exception {
        finish("one", receiver.hook(), new Ending.Dead(new Failure(FailureClass.BAD_INPUT, "words of the script")));
        sender.tick();
        assertThat(nextNews()).isInstanceOf(WebhookEvent.Delivered.class);
        assertThat(receiver.received().getFirst().body())
                .contains("\"type\":\"job.dead\"", "\"class\":\"bad-input\"")
                .doesNotContain("words of the script");
    }

    @Test
    void leavesAFailedDeliveryToALaterAttempt() throws Exception {
        receiver.answers(500);
        finish("one", receiver.hook(), new Ending.Ok(HookEvents.result(1)));
        sender.tick();
        assertThat(nextNews()).isInstanceOfSatisfying(WebhookEvent.WillRetry.class, retry -> {
            assertThat(retry.attempt()).isEqualTo(attempt("one", "job.done"));
            assertThat(retry.reason()).isEqualTo("the receiver answered 500");
        });
        assertThat(queue.depth().hooksDue()).isEqualTo(1);
        assertThat(sender.tick()).isFalse();
    }

    @Test
    void givesUpAnAddressInsideTheNetwork() throws Exception {
        finish("one", "http://169.254.169.254/latest/meta-data", new Ending.Ok(HookEvents.result(1)));
        sender.tick();
        assertThat(nextNews())
                .isInstanceOfSatisfying(
                        WebhookEvent.GaveUp.class,
                        gone -> assertThat(gone.reason()).contains("VM_NET_ALLOW"));
        assertThat(queue.depth().hooksDue()).isZero();
    }

    @Test
    void givesUpAnEndpointThatNobodyRegistered() throws Exception {
        finish("one", "billing", new Ending.Ok(HookEvents.result(1)));
        sender.tick();
        assertThat(nextNews())
                .isInstanceOfSatisfying(
                        WebhookEvent.GaveUp.class,
                        gone -> assertThat(gone.reason()).isEqualTo("unknown endpoint billing"));
    }

    @Test
    void aSlowReceiverHoldsUpNobodyElse() throws Exception {
        receiver.hold();
        try (Receiver quick = Receiver.start()) {
            finish("slow", receiver.hook(), new Ending.Ok(HookEvents.result(1)));
            finish("quick", quick.hook(), new Ending.Ok(HookEvents.result(1)));
            sender.tick();
            receiver.awaitArrival();
            assertThat(nextNews().attempt().job()).isEqualTo("quick");
            receiver.release();
            assertThat(nextNews().attempt().job()).isEqualTo("slow");
        }
    }

    @Test
    void twoSendersDeliverEveryEventOnce() throws Exception {
        int jobs = 15;
        for (int job = 0; job < jobs; job++) {
            finish("job-" + job, receiver.hook() + "/" + job, new Ending.Ok(HookEvents.result(1)));
        }
        try (WebhookSender other = sender(http)) {
            while (sender.tick() || other.tick()) {
                assertThat(receiver.received()).hasSizeLessThanOrEqualTo(jobs);
            }
            for (int job = 0; job < jobs; job++) {
                assertThat(nextNews()).isInstanceOf(WebhookEvent.Delivered.class);
            }
        }
        assertThat(receiver.received().stream().map(got -> got.headers().id()))
                .hasSize(jobs)
                .doesNotHaveDuplicates();
        assertThat(queue.depth().hooksDue()).isZero();
    }

    @Test
    void finishesWhatIsUnderWayBeforeItCloses() throws Exception {
        receiver.hold();
        finish("one", receiver.hook(), new Ending.Ok(HookEvents.result(1)));
        sender.tick();
        receiver.awaitArrival();
        var closing = CompletableFuture.runAsync(sender::close);
        receiver.release();
        closing.get(30, TimeUnit.SECONDS);
        assertThat(nextNews()).isInstanceOf(WebhookEvent.Delivered.class);
        assertThat(sender.tick()).isFalse();
        assertThat(queue.depth().hooksDue()).isZero();
    }

    @Test
    void saysWhenTheQueueDidNotTakeTheOutcomeDown() throws Exception {
        receiver.hold();
        finish("one", receiver.hook(), new Ending.Ok(HookEvents.result(1)));
        sender.tick();
        receiver.awaitArrival();
        server.kill();
        receiver.release();
        assertThat(nextNews())
                .isInstanceOfSatisfying(
                        WebhookEvent.NotRecorded.class,
                        lost -> assertThat(lost.reason()).contains("Redis"));
    }

    private WebhookSender sender(GuardedHttp client) {
        var store = ObjectStores.open(new StorageSettings.Folder(folder));
        var delivery = new Delivery(client, MASTER, store, InstantSource.system());
        return new WebhookSender(queue, "worker-1", delivery, news::add);
    }

    private WebhookEvent.Attempt attempt(String job, String type) {
        return new WebhookEvent.Attempt(job, type, WebhookSecret.endpointId(receiver.hook()), 1);
    }

    private WebhookEvent nextNews() throws InterruptedException {
        WebhookEvent next = news.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("news within 30 s").isNotNull();
        return next;
    }

    private void finish(String id, String hook, Ending ending) {
        queue.submit(Submission.of(new JobId(id), JobType.VOICEOVER, "{\"script\":\"Hello.\"}")
                .withHook(hook));
        var ask =
                new ClaimRequest("node", "worker-1", "token-of-" + id + "-padded", Duration.ofSeconds(30), 3, 200, CAN);
        ClaimedJob job = ((ClaimReply.Leased) queue.claim(ask)).job();
        assertThat(queue.finish(job.id(), job.token(), ending))
                .isInstanceOfAny(FinishReply.Committed.class, FinishReply.Died.class);
    }
}

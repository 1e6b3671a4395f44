package dev.voicemill.queue;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis, opened when needed and again after it broke; safe for many threads.
 *
 * <p>It never repeats a command by itself: a caller who got {@link RedisUnavailable} does not know whether the command
 * ran, and repeats it with the same token if it may. A command that outlives its patience breaks the connection, because
 * a half-open link would swallow every later one too.
 */
final class RedisLink implements AutoCloseable {
    private final RedisClient client;
    private final RedisAddress address;
    private final RedisURI uri;
    private final Duration patience;
    private final Consumer<ServerFacts> gate;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable StatefulRedisConnection<String, String> connection;
    private volatile boolean closed;

    /**
     * @param patience how long one command may take
     * @param gate looks at the server behind each new connection and throws to refuse it
     */
    RedisLink(
            RedisClient client,
            RedisAddress address,
            String clientName,
            Duration patience,
            Consumer<ServerFacts> gate) {
        this.client = client;
        this.address = address;
        this.uri = address.named(clientName, patience);
        this.patience = patience;
        this.gate = gate;
    }

    /** Runs a script by its hash, or by its text when the server has forgotten it. Scripts return arrays. */
    Reply run(Script script, Keys keys, Object... args) {
        String[] routing = {keys.meta()};
        var values = new String[args.length + 1];
        values[0] = keys.prefix();
        for (int i = 0; i < args.length; i++) {
            values[i + 1] = args[i].toString();
        }
        List<Object> items;
        try {
            items = answer(it -> it.evalsha(script.sha1(), ScriptOutputType.MULTI, routing, values), patience);
        } catch (NotLoaded forgotten) {
            items = call(it -> it.eval(script.text(), ScriptOutputType.MULTI, routing, values));
        }
        return new Reply(items);
    }

    <T> T call(Function<RedisAsyncCommands<String, String>, CompletionStage<T>> command) {
        return call(command, patience);
    }

    /** Sends one command and waits for its answer, at most this long. */
    <T> T call(Function<RedisAsyncCommands<String, String>, CompletionStage<T>> command, Duration wait) {
        try {
            return answer(command, wait);
        } catch (NotLoaded impossible) {
            throw new RedisUnavailable(at() + " lost a script in the middle of a call", impossible);
        }
    }

    /** Sends one command for each argument without waiting in between; answers come in the same order. */
    <A, T> List<T> all(List<A> arguments, BiFunction<RedisAsyncCommands<String, String>, A, RedisFuture<T>> command) {
        return call(it -> {
            List<CompletableFuture<T>> sent = arguments.stream()
                    .map(argument -> command.apply(it, argument).toCompletableFuture())
                    .toList();
            return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                    .thenApply(
                            done -> sent.stream().map(CompletableFuture::join).toList());
        });
    }

    private <T> T answer(Function<RedisAsyncCommands<String, String>, CompletionStage<T>> command, Duration wait)
            throws NotLoaded {
        var open = open();
        try {
            return command.apply(open.async()).toCompletableFuture().get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw refused(open, cause == null ? failed : cause);
        } catch (RedisException failed) {
            throw refused(open, failed);
        } catch (TimeoutException late) {
            drop(open);
            throw new RedisUnavailable(
                    at() + " did not answer within " + wait.toMillis() + " ms; it is overloaded or cut off", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            drop(open);
            throw new RedisUnavailable("interrupted while waiting for " + at(), stopped);
        }
    }

    /** The open connection, or a new one. */
    private StatefulRedisConnection<String, String> open() {
        var now = connection;
        if (now != null && now.isOpen()) {
            return now;
        }
        opening.lock();
        try {
            now = connection;
            if (now != null && now.isOpen()) {
                return now;
            }
            if (closed) {
                throw new RedisUnavailable("the connection to " + at() + " was closed by this process");
            }
            now = client.connect(StringCodec.UTF8, uri);
            pass(now);
            connection = now;
            return now;
        } catch (RedisException unreachable) {
            throw new RedisUnavailable(unreachable(rootOf(unreachable)), unreachable);
        } finally {
            opening.unlock();
        }
    }

    private void pass(StatefulRedisConnection<String, String> opened) {
        try {
            gate.accept(ServerFacts.of(opened.sync().info()));
        } catch (RuntimeException unfit) {
            drop(opened);
            throw unfit;
        }
    }

    /** Lettuce may report a refused password as a connection closed prematurely: its handshake races with the close. */
    private String unreachable(String why) {
        return why.contains("WRONGPASS") || why.contains("closed prematurely")
                ? at() + " hung up in the greeting (" + why + "); check user and password in REDIS_URL"
                : at() + " cannot be reached (" + why + "); start it or set REDIS_URL to where it runs";
    }

    private RedisUnavailable refused(StatefulRedisConnection<String, String> used, Throwable fault) throws NotLoaded {
        if (fault instanceof RedisNoScriptException) {
            throw new NotLoaded(fault);
        }
        String text = String.valueOf(fault.getMessage());
        if (fault instanceof RedisCommandExecutionException) {
            if (text.startsWith("READONLY") || text.startsWith("LOADING") || text.startsWith("MASTERDOWN")) {
                drop(used);
            }
            return new RedisUnavailable(at() + " refused: " + text + fix(text), fault);
        }
        drop(used);
        return new RedisUnavailable("the connection to " + at() + " broke (" + text + ")", fault);
    }

    private static String fix(String refusal) {
        if (refusal.startsWith("OOM")) {
            return " (raise its maxmemory, or purge ended jobs)";
        }
        return refusal.startsWith("NOPERM") || refusal.startsWith("NOAUTH") || refusal.startsWith("WRONGPASS")
                ? " (check user and password in REDIS_URL and the user's ACL)"
                : "";
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for a broken connection to close.
    private static void drop(StatefulRedisConnection<String, String> broken) {
        if (broken.isOpen()) {
            broken.closeAsync();
        }
    }

    private String at() {
        return "Redis at " + address;
    }

    private static String rootOf(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    @Override
    public void close() {
        closed = true;
        opening.lock();
        try {
            var now = connection;
            if (now != null && now.isOpen()) {
                now.close();
            }
        } finally {
            opening.unlock();
        }
    }

    /** The server does not know the script by its hash. */
    private static final class NotLoaded extends Exception {
        private static final long serialVersionUID = 1L;

        NotLoaded(Throwable cause) {
            super(cause);
        }
    }
}

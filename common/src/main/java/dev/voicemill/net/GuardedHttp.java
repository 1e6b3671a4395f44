package dev.voicemill.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The HTTP client for addresses that other people chose. It dials only what its guard admitted, looks a name up once,
 * follows no redirect, uses no proxy and keeps no connection. Any thread may call it, and it holds the calling thread
 * until the answer's head is there.
 */
public final class GuardedHttp implements AutoCloseable {
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

    private final AddressGuard guard;
    private final OkHttpClient client;

    public GuardedHttp(AddressGuard guard) {
        this(guard, CALL_TIMEOUT);
    }

    /** @param callTimeout the longest time for a whole call after its name was looked up */
    public GuardedHttp(AddressGuard guard, Duration callTimeout) {
        this.guard = guard;
        this.client = new OkHttpClient.Builder()
                .callTimeout(callTimeout)
                .proxy(Proxy.NO_PROXY)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .addNetworkInterceptor(this::checkWhereWeAre)
                .build();
    }

    /**
     * Sends a body once and returns the answer's status. The answer's body is not read, however long it is.
     *
     * @throws AddressRefused if the guard does not admit the address
     * @throws NotConnected if nothing was sent
     * @throws IOException if the call broke off or took too long; the receiver may have got it
     */
    public HttpReply post(URI address, Map<String, String> headers, byte[] body) throws IOException {
        AddressGuard.Admitted admitted = admit(address);
        Request request = new Request.Builder()
                .url(admitted.url())
                .headers(Headers.of(headers))
                .post(RequestBody.create(body))
                .build();
        var sending = new Sending();
        OkHttpClient once = client.newBuilder()
                .dns(new Found(admitted.url().host(), admitted.addresses()))
                .eventListener(sending)
                .build();
        try (Response response = once.newCall(request).execute()) {
            Instant received = Instant.ofEpochMilli(response.receivedResponseAtMillis());
            return new HttpReply(response.code(), RetryAfter.wait(response.header("Retry-After"), received));
        } catch (AddressRefused refused) {
            throw refused;
        } catch (IOException e) {
            throw sending.started.get() ? e : new NotConnected(String.valueOf(e.getMessage()), e);
        }
    }

    /** Breaks off the calls under way. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private AddressGuard.Admitted admit(URI address) throws IOException {
        try {
            return guard.admit(address);
        } catch (UnknownHostException e) {
            throw new NotConnected("the name in " + address.getRawAuthority() + " is not known", e);
        }
    }

    /** The last look: whatever was resolved, this is the machine at the other end, before anything is sent to it. */
    private Response checkWhereWeAre(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.connection();
        if (connection == null) {
            throw new AddressRefused("the other end of the connection is not known");
        }
        HttpUrl url = chain.request().url();
        guard.refuseThePlace(url, connection.socket().getInetAddress());
        return chain.proceed(chain.request());
    }

    /** The addresses that were checked, so that a second look-up cannot bring others (DNS rebinding). */
    private record Found(String host, List<InetAddress> addresses) implements Dns {
        @Override
        public List<InetAddress> lookup(String hostname) throws UnknownHostException {
            if (!hostname.equals(host)) {
                throw new UnknownHostException(hostname);
            }
            return addresses;
        }
    }

    private static final class Sending extends EventListener {
        private final AtomicBoolean started = new AtomicBoolean();

        @Override
        public void requestHeadersStart(Call call) {
            started.set(true);
        }
    }
}

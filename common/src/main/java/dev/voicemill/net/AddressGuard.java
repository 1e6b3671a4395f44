package dev.voicemill.net;

import dev.voicemill.config.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Decides which addresses may be called at all: {@code https} on port 443 of the public internet, and what the operator
 * opened in {@code VM_NET_ALLOW}. A name passes only if every address behind it does. Any thread may call it.
 *
 * <p>An opened block is opened whole: {@code https://0.0.0.0/0:8443} covers private addresses too.
 */
public final class AddressGuard {
    private static final String OPENING = "; an operator can open it in VM_NET_ALLOW";
    private static final Pattern LAST_PART_IS_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?");
    private static final Pattern FOUR_NUMBERS = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    private final List<AllowedNet> allowed;
    private final Dns names;

    AddressGuard(List<AllowedNet> allowed, Dns names) {
        this.allowed = List.copyOf(allowed);
        this.names = names;
    }

    /** A guard with nothing opened but the given entries, each like {@code http://127.0.0.1/32:8080}. */
    public static AddressGuard allowing(String... entries) {
        return new AddressGuard(List.of(entries).stream().map(AllowedNet::of).toList(), Dns.SYSTEM);
    }

    /** Reads {@code VM_NET_ALLOW}, entries separated by commas. */
    public static AddressGuard from(Environment environment) {
        var allowed = new ArrayList<AllowedNet>();
        for (String entry : environment.text("VM_NET_ALLOW", "").split("[,\\s]+", -1)) {
            if (!entry.isEmpty()) {
                try {
                    allowed.add(AllowedNet.of(entry));
                } catch (IllegalArgumentException _) {
                    environment.problem(
                            "VM_NET_ALLOW",
                            "\"" + entry + "\" is not like http://127.0.0.1/32:8080 or https://[fd00::/8]:443");
                }
            }
        }
        return new AddressGuard(allowed, Dns.SYSTEM);
    }

    /**
     * Checks an address as a call would, looking its name up.
     *
     * @throws AddressRefused if it must not be called
     * @throws UnknownHostException if its name is not known now
     */
    public void check(URI address) throws IOException {
        admit(address);
    }

    /** The address as it will be dialled. */
    Admitted admit(URI address) throws IOException {
        HttpUrl url = parsed(address);
        refuseTheForm(address, url);
        var addresses = new ArrayList<InetAddress>();
        for (InetAddress found : resolved(url.host())) {
            refuseThePlace(url, found);
            addresses.add(found);
        }
        return new Admitted(url, List.copyOf(addresses));
    }

    /** What may be dialled for a URL. */
    record Admitted(HttpUrl url, List<InetAddress> addresses) {}

    void refuseThePlace(HttpUrl url, InetAddress address) throws AddressRefused {
        boolean opened = allowed.stream().anyMatch(net -> net.covers(url.scheme(), address, url.port()));
        if (!opened && !isPlainPublic(url)) {
            throw new AddressRefused("only https on port 443 is called, not " + url.scheme() + " on port " + url.port()
                    + " of " + url.host() + OPENING);
        }
        if (!opened && !PublicInternet.contains(address)) {
            throw new AddressRefused(
                    url.host() + " is at " + address.getHostAddress() + ", which is not a public address" + OPENING);
        }
    }

    private static HttpUrl parsed(URI address) throws AddressRefused {
        String scheme = address.getScheme() == null
                ? "a bare name"
                : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new AddressRefused(
                    "only https is called, not " + scheme + "; give an address like https://host/path");
        }
        HttpUrl url = HttpUrl.parse(address.toString());
        if (url == null || address.getRawAuthority() == null) {
            throw new AddressRefused("that is no address of a host; give one like https://host/path");
        }
        return url;
    }

    private void refuseTheForm(URI address, HttpUrl url) throws AddressRefused {
        if (address.getRawAuthority().contains("@")) {
            throw new AddressRefused("a user name or password in an address is not sent; leave it out");
        }
        if (LAST_PART_IS_A_NUMBER.matcher(url.host()).matches()
                && !FOUR_NUMBERS.matcher(url.host()).matches()) {
            throw new AddressRefused(
                    url.host() + " is an unusual way to write an address; write four numbers, or a name");
        }
        if (address.getRawAuthority().startsWith("[") && !url.host().contains(":")) {
            throw new AddressRefused("an IPv4 address inside an IPv6 one is not called; write it as four numbers");
        }
        if (!isPlainPublic(url) && allowed.stream().noneMatch(net -> net.covers(url.scheme(), url.port()))) {
            throw new AddressRefused(
                    "only https on port 443 is called, not " + url.scheme() + " on port " + url.port() + OPENING);
        }
    }

    private List<InetAddress> resolved(String host) throws IOException {
        if (host.contains(":") || FOUR_NUMBERS.matcher(host).matches()) {
            try {
                return List.of(InetAddress.ofLiteral(host));
            } catch (IllegalArgumentException _) {
                throw new AddressRefused(host + " is no address; check its numbers");
            }
        }
        List<InetAddress> found = names.lookup(host);
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    private static boolean isPlainPublic(HttpUrl url) {
        return url.isHttps() && url.port() == 443;
    }
}

package dev.voicemill.net;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place that the operator opened to calls, written {@code scheme://addresses:port}: {@code http://127.0.0.1:8080},
 * {@code https://10.1.0.0/16:8443}, {@code https://[fd00::/8]:*}.
 */
record AllowedNet(String scheme, AddressRange range, int port) {
    private static final Pattern FORM = Pattern.compile(
            "(https?)://(?:\\[([0-9a-fA-F:.]+(?:/\\d{1,3})?)]|(\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2})?)):(\\d{1,5}|\\*)");
    private static final int ANY_PORT = -1;

    /** @throws IllegalArgumentException if the text is not of that form */
    static AllowedNet of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(text + " is not of the form scheme://addresses:port");
        }
        String addresses = form.group(2) == null ? form.group(3) : form.group(2);
        int port = form.group(4).equals("*") ? ANY_PORT : Integer.parseInt(form.group(4));
        if (port > 65_535) {
            throw new IllegalArgumentException(port + " is no port");
        }
        return new AllowedNet(form.group(1), AddressRange.of(addresses), port);
    }

    boolean covers(String askedScheme, int askedPort) {
        return scheme.equals(askedScheme) && (port == ANY_PORT || port == askedPort);
    }

    boolean covers(String askedScheme, InetAddress address, int askedPort) {
        return covers(askedScheme, askedPort) && range.contains(address);
    }
}

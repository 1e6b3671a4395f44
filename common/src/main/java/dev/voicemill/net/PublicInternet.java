package dev.voicemill.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that belong to the public internet and to nothing nearer. Source: the IANA registries of special-purpose
 * addresses (RFC 6890 and later), and the one metadata address that lies in public space. The JDK's own tests of an
 * address miss carrier-grade NAT and most of IPv6.
 */
final class PublicInternet {
    private static final List<AddressRange> SPECIAL_V4 = ranges(
            "0.0.0.0/8", // this host
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT; some clouds' metadata
            "127.0.0.0/8",
            "168.63.129.16/32", // Azure's host services
            "169.254.0.0/16", // link-local; most clouds' metadata
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /** All of public IPv6 lies here; loopback, mapped IPv4, NAT64, local and multicast addresses lie outside. */
    private static final AddressRange GLOBAL_V6 = AddressRange.of("2000::/3");

    private static final List<AddressRange> SPECIAL_V6 = ranges(
            "2001::/23", // Teredo and other protocols of their own
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which carries an IPv4 address
            "3fff::/20"); // documentation

    private PublicInternet() {}

    static boolean contains(InetAddress address) {
        if (address instanceof Inet4Address) {
            return SPECIAL_V4.stream().noneMatch(range -> range.contains(address));
        }
        return GLOBAL_V6.contains(address) && SPECIAL_V6.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::of).toList();
    }
}

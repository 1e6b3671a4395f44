package dev.voicemill.net;

import java.net.InetAddress;

/** A block of addresses such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
final class AddressRange {
    private final byte[] start;
    private final int bits;

    private AddressRange(byte[] start, int bits) {
        this.start = start;
        this.bits = bits;
    }

    /**
     * Reads an address, alone or with the number of leading bits that count.
     *
     * @throws IllegalArgumentException if the text is anything else; no name is ever looked up
     */
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        byte[] start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                .getAddress();
        int most = start.length * 8;
        int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException(text + " counts " + bits + " of " + most + " bits");
        }
        return new AddressRange(start, bits);
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((start[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}

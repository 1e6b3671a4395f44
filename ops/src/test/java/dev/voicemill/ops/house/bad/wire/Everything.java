package dev.voicemill.ops.house.bad.wire;

import java.io.IOException;
import java.util.zip.CRC32;

/** Breaks: too many parameters, a fenced library, Runtime.exec. */
public final class Everything {
    private final int sum;

    public Everything(int one, int two, int three, int four, int five, int six, int seven) {
        this.sum = one + two + three + four + five + six + seven;
    }

    public long check() throws IOException {
        CRC32 crc = new CRC32();
        crc.update(sum);
        Runtime.getRuntime().exec(new String[] {"true"});
        return crc.getValue();
    }

    /** Keeps the rule: a record is a value, however wide. */
    public record Wide(int one, int two, int three, int four, int five, int six, int seven) {}

    /** Keeps the rule: the compiler adds two to these five. */
    public enum Late {
        ONLY(1, 2, 3, 4, 5);

        Late(int one, int two, int three, int four, int five) {
            assert one + two + three + four + five == 15;
        }
    }
}

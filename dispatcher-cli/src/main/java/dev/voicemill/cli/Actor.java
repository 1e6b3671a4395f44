package dev.voicemill.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Who changes something, for the audit log: the person behind {@code sudo} if there is one, at this machine. */
record Actor(String name) {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    static Actor ofProcess(Map<String, String> environment) {
        String user = Objects.requireNonNullElse(
                environment.get("SUDO_USER"), Objects.requireNonNullElse(System.getProperty("user.name"), "unknown"));
        return new Actor(user + "@" + host());
    }

    private static String host() {
        try {
            return Files.isReadable(HOST_NAME)
                    ? Files.readString(HOST_NAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException _) {
            return "unknown";
        }
    }
}

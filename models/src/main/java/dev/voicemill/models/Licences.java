package dev.voicemill.models;

/** The terms that the model files come under, said each time they are brought onto a machine. */
final class Licences {
    private final Manifest manifest;

    Licences(Manifest manifest) {
        this.manifest = manifest;
    }

    void tell(Screen screen) {
        screen.say("licences:");
        for (Manifest.Entry entry : manifest.entries()) {
            screen.say("  %s: %s; from %s".formatted(entry.title(), entry.licence(), entry.origin()));
            if (entry.notice() != null) {
                screen.say("    note: " + entry.notice());
            }
        }
    }
}

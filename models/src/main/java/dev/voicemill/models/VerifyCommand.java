package dev.voicemill.models;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Read every byte of the prepared files and compare their hashes. Changes nothing.",
        exitCodeList = {"0:all files are right", "1:a file is missing or wrong; each is named"})
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private FolderOptions folder = new FolderOptions();

    @Override
    public Integer call() throws Exception {
        Screen screen = Screen.standard();
        var findings = new Verification(folder.manifest(), folder.folder()).look(screen);
        for (String fault : findings.faults()) {
            screen.say(fault);
        }
        if (!findings.faults().isEmpty()) {
            screen.say("%d of %d files are not right in %s%n  fix: voicemill-models prepare --repair"
                    .formatted(
                            findings.faults().size(),
                            findings.files(),
                            folder.folder().root()));
            return 1;
        }
        screen.say("all %d files (%d MB) are right in %s"
                .formatted(
                        findings.files(),
                        findings.bytes() / 1_000_000,
                        folder.folder().root()));
        return 0;
    }
}

package dev.voicemill.worker.speech;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/**
 * Keeps ONNX Runtime from reporting to its maker. Since 1.29 its builds for Linux carry telemetry that is on by default, and that
 * reads the whole command line with a recursive regular expression while it starts: a command line of some thousands of characters
 * ends the process with SIGSEGV and not a word (onnxruntime#32173).
 */
final class Silence {
    private static final String SWITCH = "ORT_DISABLE_TELEMETRY";

    private Silence() {}

    /**
     * Sets {@code ORT_DISABLE_TELEMETRY=1} in this process, unless its owner has set it. To be called before the first use of ONNX
     * Runtime. Java cannot change its own environment, so it is libc's {@code setenv}.
     */
    @SuppressWarnings("restricted") // one libc function of fixed shape; native access is granted at every launch
    static void keep() {
        var linker = Linker.nativeLinker();
        var setenv = linker.defaultLookup()
                .find("setenv")
                .map(address -> linker.downcallHandle(
                        address,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)));
        if (setenv.isEmpty() || System.getenv(SWITCH) != null) {
            return;
        }
        try (var arena = Arena.ofConfined()) {
            int failed = (int) setenv.get().invokeExact(arena.allocateFrom(SWITCH), arena.allocateFrom("1"), 1);
            if (failed != 0) {
                throw new IllegalStateException("setenv " + SWITCH + " failed");
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(SWITCH + " cannot be set; set it to 1 before the worker starts", e);
        }
    }
}

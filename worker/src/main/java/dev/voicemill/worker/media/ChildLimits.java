package dev.voicemill.worker.media;

/**
 * What one child process may use before the kernel stops it.
 *
 * @param addressSpaceBytes virtual memory; ffmpeg ends with "malloc failed" when it wants more
 * @param cpuSeconds processor time; past it the kernel kills the child
 * @param fileBytes the longest file it may write
 */
public record ChildLimits(long addressSpaceBytes, long cpuSeconds, long fileBytes) {
    /** Enough to encode hours of speech: audio work was measured at 61 MB resident, and dies cleanly under 400 MB. */
    public static final ChildLimits AUDIO = new ChildLimits(600L << 20, 1_800, 4L << 30);

    public ChildLimits {
        if (addressSpaceBytes <= 0 || cpuSeconds <= 0 || fileBytes <= 0) {
            throw new IllegalArgumentException("limits of a child process are positive");
        }
    }
}

package dev.voicemill.worker.speech;

/**
 * When a word of the script is heard. One written word may be several spoken ones: "$15" is "fifteen dollars".
 *
 * @param display the word as the script has it
 * @param from its first character in the sentence's display text (UTF-16)
 * @param to behind its last one
 * @param start its first sample in {@code voice.wav}
 * @param end the first sample behind it
 */
public record WordTiming(String display, int from, int to, long start, long end) {}

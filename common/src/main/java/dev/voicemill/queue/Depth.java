package dev.voicemill.queue;

/**
 * How much stands where, read in one moment.
 *
 * @param queued jobs that could start now
 * @param later jobs that wait for a moment: delayed by their producer or between two attempts
 * @param running leased jobs
 * @param dead dead letters
 * @param mailbox entries that no worker has taken in yet
 * @param hooksDue webhook events not settled yet
 */
public record Depth(long queued, long later, long running, long dead, long mailbox, long hooksDue) {}

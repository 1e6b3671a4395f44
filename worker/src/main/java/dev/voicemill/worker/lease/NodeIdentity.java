package dev.voicemill.worker.lease;

/**
 * Who takes jobs here.
 *
 * @param node name shared by all workers of one machine; leases are counted per node
 * @param worker name of this process
 * @param slots jobs that may run on the node at once (MAX_CONCURRENT_JOBS)
 */
public record NodeIdentity(String node, String worker, int slots) {}

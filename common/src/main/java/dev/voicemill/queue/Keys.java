package dev.voicemill.queue;

import java.util.regex.Pattern;

/**
 * The names of a queue's Redis keys; the only place in Java that spells one ({@code keys.lua} is its twin, held equal
 * by a test).
 *
 * <p>The queue name stands in braces, so that all keys of one queue share a cluster slot.
 */
public final class Keys {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9_-]{1,32}");

    private final String prefix;

    /** Keys of one queue, named by 1 to 32 of {@code a-z 0-9 _ -}. */
    public Keys(String queue) {
        if (!SHAPE.matcher(queue).matches()) {
            throw new IllegalArgumentException(
                    "queue name \"" + queue + "\" is not usable; set VM_QUEUE to 1 to 32 of a-z, 0-9, _ or -");
        }
        this.prefix = "vm:{" + queue + "}:";
    }

    /** What every key of this queue starts with; the scripts build their keys from it. */
    public String prefix() {
        return prefix;
    }

    /** Stream that producers write: the mailbox. */
    public String mailbox() {
        return prefix + "in";
    }

    /** Hash of queue-wide values: schema, paused, vtime, lastTime, taken, noWorkerMs. */
    public String meta() {
        return prefix + "meta";
    }

    /** Hash of one job. */
    public String job(String id) {
        return prefix + "job:" + id;
    }

    /** Sorted set of every known id by intake ms. */
    public String jobs() {
        return prefix + "jobs";
    }

    /** Sorted set of queued ids that wait for a moment, by due ms. */
    public String later() {
        return prefix + "later";
    }

    /**
     * Sorted set of the ids of one tenant that could start now, by rank. A lane is what a worker must be able to do: a
     * job type, followed by {@code +engine} once a job is pinned to one.
     */
    public String ready(String lane, String tenant) {
        return prefix + "ready:" + lane + ":" + tenant;
    }

    /** Sorted set of the lanes ever used, by the ms at which a worker able to serve the lane last asked for work. */
    public String lanes() {
        return prefix + "lanes";
    }

    /** Sorted set of the tenants with ready jobs in a lane and room under their cap, by virtual time. */
    public String tenants(String lane) {
        return prefix + "tenants:" + lane;
    }

    /** Hash of one tenant: weight, cap, vtime. */
    public String tenant(String tenant) {
        return prefix + "tenant:" + tenant;
    }

    /** Hash of id to the token of its last claim; no producer may read it. */
    public String tokens() {
        return prefix + "tokens";
    }

    /** Sorted set of running ids by lease expiry ms. */
    public String lease() {
        return prefix + "lease";
    }

    /** Sorted set of the ids that run on a node, by lease expiry ms. */
    public String slots(String node) {
        return prefix + "slots:" + node;
    }

    /** Sorted set of the running ids of a tenant, by lease expiry ms. */
    public String tenantSlots(String tenant) {
        return prefix + "tslots:" + tenant;
    }

    /** Sorted set of queued ids by deadline ms. */
    public String deadlines() {
        return prefix + "deadlines";
    }

    /** Sorted set of done, cancelled and expired ids by end ms. */
    public String done() {
        return prefix + "done";
    }

    /** Sorted set of dead letters by end ms. */
    public String dead() {
        return prefix + "dead";
    }

    /** Stream of mailbox entries without a usable id, with the reason. */
    public String poison() {
        return prefix + "poison";
    }

    /** Hash of one webhook event, named {@code id:generation}. */
    public String hook(String event) {
        return prefix + "hook:" + event;
    }

    /** Sorted set of unsettled webhook events by next attempt ms. */
    public String due() {
        return prefix + "due";
    }

    /** Sorted set of webhook events given up, by the ms of giving up. */
    public String hookDead() {
        return prefix + "hookdead";
    }

    /** Hash of one webhook endpoint: url, secret, disabledUntil, failingSince, lastStatus, lastAt. */
    public String endpoint(String endpoint) {
        return prefix + "ep:" + endpoint;
    }

    /** List of the last 64 transitions of a job. */
    public String log(String id) {
        return prefix + "log:" + id;
    }

    /** Hash of one node: limit, drain. */
    public String node(String node) {
        return prefix + "node:" + node;
    }

    /** Sorted set of worker ids by last seen ms. */
    public String workers() {
        return prefix + "workers";
    }

    /** Hash of what one worker says of itself; expires. */
    public String worker(String worker) {
        return prefix + "worker:" + worker;
    }

    /** Stream of operator actions. */
    public String audit() {
        return prefix + "audit";
    }

    /** Hash of counters of one UTC day, named {@code yyyy-mm-dd}. */
    public String stats(String day) {
        return prefix + "stats:" + day;
    }
}

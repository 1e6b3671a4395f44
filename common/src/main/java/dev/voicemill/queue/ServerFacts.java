package dev.voicemill.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Redis server says of itself.
 *
 * @param version the version of Redis that it is or claims to be like
 * @param role {@code master}, or another word for a server that refuses writes
 * @param mode {@code standalone}, {@code sentinel} or {@code cluster}
 * @param maxmemoryPolicy what it does when memory is spent
 * @param appendOnly whether every write goes to a file
 */
public record ServerFacts(String version, String role, String mode, String maxmemoryPolicy, boolean appendOnly) {
    static ServerFacts of(String info) {
        Map<String, String> lines = new HashMap<>();
        info.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                lines.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return new ServerFacts(
                lines.getOrDefault("redis_version", "unknown"),
                lines.getOrDefault("role", "unknown"),
                lines.getOrDefault("redis_mode", "standalone"),
                lines.getOrDefault("maxmemory_policy", "unknown"),
                "1".equals(lines.get("aof_enabled")));
    }

    /** What keeps this server from holding a queue, each with its fix; empty when nothing does. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (major() < 7) {
            problems.add("its version is " + version + "; the queue needs Redis 7.0 or Valkey 7.2 or newer");
        }
        if (!maxmemoryPolicy.equals("noeviction")) {
            problems.add("its maxmemory-policy is " + maxmemoryPolicy
                    + ", which drops jobs when memory is short; run: redis-cli CONFIG SET maxmemory-policy noeviction"
                    + " (and set it in redis.conf)");
        }
        if (!role.equals("master")) {
            problems.add("its role is " + role + ", which takes no writes; point REDIS_URL at the master");
        }
        if (!mode.equals("standalone")) {
            problems.add("it runs in " + mode + " mode; point REDIS_URL at a single master or use redis-sentinel://");
        }
        return problems;
    }

    /** What an operator should know though the queue works, each with its fix. */
    public List<String> warnings() {
        return appendOnly
                ? List.of()
                : List.of("appendonly is off: a restart of Redis loses jobs; run: redis-cli CONFIG SET appendonly yes"
                        + " (and set it in redis.conf)");
    }

    private int major() {
        int dot = version.indexOf('.');
        try {
            return Integer.parseInt(dot < 0 ? version : version.substring(0, dot));
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}

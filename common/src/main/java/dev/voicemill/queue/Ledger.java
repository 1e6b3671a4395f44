package dev.voicemill.queue;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reading side of a queue, for operators. */
final class Ledger {
    private static final int PAGE = 200;
    private static final int PAGES = 100;

    private final RedisLink link;
    private final Keys keys;

    Ledger(RedisLink link, Keys keys) {
        this.link = link;
        this.keys = keys;
    }

    Optional<JobView> job(JobId id) {
        return JobView.of(id, link.call(it -> it.hgetall(keys.job(id.value()))));
    }

    /** Newest first; looks at 20,000 jobs at most. */
    List<JobView> list(JobQuery query) {
        String index = index(query.state());
        List<JobView> found = new ArrayList<>();
        for (int page = 0; page < PAGES && found.size() < query.limit(); page++) {
            long from = (long) page * PAGE;
            List<String> ids = link.call(it -> it.zrevrange(index, from, from + PAGE - 1));
            for (JobView job : views(ids)) {
                if ((query.state() == null || job.state() == query.state()) && found.size() < query.limit()) {
                    found.add(job);
                }
            }
            if (ids.size() < PAGE) {
                break;
            }
        }
        return found;
    }

    List<Transition> log(JobId id) {
        return link.call(it -> it.lrange(keys.log(id.value()), 0, -1)).stream()
                .map(Ledger::transition)
                .toList();
    }

    private List<JobView> views(List<String> ids) {
        List<JobView> views = new ArrayList<>();
        List<Map<String, String>> hashes = link.all(ids, (it, id) -> it.hgetall(keys.job(id)));
        for (int i = 0; i < ids.size(); i++) {
            JobView.of(new JobId(ids.get(i)), hashes.get(i)).ifPresent(views::add);
        }
        return views;
    }

    private String index(@Nullable JobState state) {
        return switch (state) {
            case null -> keys.jobs();
            case QUEUED -> keys.jobs();
            case RUNNING -> keys.lease();
            case DONE, CANCELLED, EXPIRED -> keys.done();
            case DEAD -> keys.dead();
        };
    }

    private static Transition transition(String line) {
        String[] parts = line.split(" ", 5);
        return new Transition(
                Instant.ofEpochMilli(Long.parseLong(parts[0])),
                parts[1],
                parts[2].equals("-") ? null : parts[2],
                Long.parseLong(parts[3]),
                parts.length > 4 ? parts[4] : "");
    }
}

package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ScriptOutputType;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysIT {
    private final Bench bench = Bench.fresh();

    @Test
    void luaSpellsEveryKeyAsJavaDoes() {
        Keys keys = bench.keys;
        List<String> java = List.of(
                keys.mailbox(),
                keys.meta(),
                keys.jobs(),
                keys.later(),
                keys.lanes(),
                keys.lease(),
                keys.tokens(),
                keys.deadlines(),
                keys.done(),
                keys.dead(),
                keys.poison(),
                keys.audit(),
                keys.due(),
                keys.hookDead(),
                keys.workers(),
                keys.job("a"),
                keys.log("a"),
                keys.ready("a", "b"),
                keys.tenants("a"),
                keys.tenant("a"),
                keys.slots("a"),
                keys.tenantSlots("a"),
                keys.node("a"),
                keys.hook("a"),
                keys.endpoint("a"),
                keys.worker("a"),
                keys.stats("a"));
        String lua = Script.expanded("keys")
                + "\nreturn {MAILBOX, META, JOBS, LATER, LANES, LEASE, TOKENS, DEADLINES, DONE, DEAD, POISON, AUDIT, DUE,"
                + " HOOKDEAD, WORKERS, job_key('a'), log_key('a'), ready_key('a', 'b'), tenants_key('a'),"
                + " tenant_key('a'), slots_key('a'), tslots_key('a'), node_key('a'), hook_key('a'),"
                + " endpoint_key('a'), worker_key('a'), stats_key('a')}";
        List<String> spelled = bench.raw.eval(lua, ScriptOutputType.MULTI, new String[] {keys.meta()}, keys.prefix());
        assertThat(spelled).isEqualTo(java);
        assertThat(java).doesNotHaveDuplicates();
    }

    @Test
    void luaKnowsTheCalendar() {
        String lua = "local ARGV = {''}\n" + Script.expanded("keys")
                + "\nlocal days = {} for i, ms in ipairs({0, 951782400000, 951868800000, 1709164800000, 1767225599999,"
                + " 1767225600000, 4107542400000}) do now = ms days[i] = today() end return days";
        List<String> days = bench.raw.eval(lua, ScriptOutputType.MULTI, new String[] {bench.keys.meta()}, "x");
        assertThat(days)
                .containsExactly(
                        "1970-01-01",
                        "2000-02-29",
                        "2000-03-01",
                        "2024-02-29",
                        "2025-12-31",
                        "2026-01-01",
                        "2100-03-01");
    }
}

#!lua flags=no-writes
-- depth: how much stands where.
-- ARGV: prefix
-- Replies: ready later running dead mailbox hooksDue
-- Invariants: reads one moment; every known job is in exactly one place, so ready is what the others leave
-- Callers: voicemill queue depth and metrics, through JobQueue.depth
-- include keys

local later, running = redis.call('ZCARD', LATER), redis.call('ZCARD', LEASE)
local done, dead = redis.call('ZCARD', DONE), redis.call('ZCARD', DEAD)
local ready = redis.call('ZCARD', JOBS) - later - running - done - dead
return {math.max(0, ready), later, running, dead, redis.call('XLEN', MAILBOX), redis.call('ZCARD', DUE)}

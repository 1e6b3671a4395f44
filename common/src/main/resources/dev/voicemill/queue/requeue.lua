#!lua
-- requeue: runs a dead, cancelled or expired job again, in a new generation.
-- ARGV: prefix id expectedGeneration(or empty) actor reason deadlineMs(or empty)
-- Replies: OK generation | CONFLICT generation state | UNUSABLE reason | UNKNOWN
-- Invariants: resets attempts, losses, cancel, error and pin; keeps steps; the old deadline is gone
-- Callers: voicemill job requeue and dlq requeue, through JobQueue.requeue
-- include keys
-- include job

local id, expected, actor, reason = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
must(expected == '' or digits(expected), 'the expected generation is a whole number')
must(#actor > 0, 'actor is missing; say who requeues')
local deadline = ARGV[6] ~= '' and number_arg(6, 'deadlineMs', 0, 999999999999999) or nil

local AGAIN = {dead = DEAD, cancelled = DONE, expired = DONE}
local job = read(id)
if not job then return {'UNKNOWN'} end
if not AGAIN[job.state] or (expected ~= '' and expected ~= job.gen) then
  return {'CONFLICT', job.gen, job.state}
end
if job.refused then
  return {'UNUSABLE', redis.call('HGET', job_key(id), 'err') or ''}
end

redis.call('ZREM', AGAIN[job.state], id)
redis.call('HDEL', TOKENS, id)
redis.call('HDEL', job_key(id), 'err', 'errClass', 'ended', 'stage', 'pct', 'pin', 'runAt', 'deadline')
job.gen, job.deadline, job.pin = whole(job.gen + 1), deadline and whole(deadline), nil
redis.call('HSET', job_key(id), 'gen', job.gen, 'att', '0', 'lost', '0', 'terms', '0')
if deadline then redis.call('HSET', job_key(id), 'deadline', job.deadline) end
enqueue(job, now)
note(job, 'queued', 'generation ' .. job.gen .. ' by ' .. cut(actor, 64) .. ': ' .. cut(reason, 256))
count('requeued')
audit('requeue', id, actor, reason, 'generation ' .. job.gen)
return {'OK', job.gen}

#!lua flags=allow-oom
-- finish: the worker's last word on a run.
-- ARGV: prefix id token outcome(ok retry release dead cancelled expired) delayMs maxAttempts result errClass err
-- Replies: OK | RETRY due | RELEASED | DEAD | ALREADY state | FENCED
-- Invariants: state, lease, slots, index, event and due change together or not at all; a repeat answers ALREADY
-- Callers: JobRunner and Drain, through JobQueue.finish
-- include keys
-- include job

local id, token, outcome = ARGV[2], ARGV[3], ARGV[4]
local OUTCOMES = {ok = true, retry = true, release = true, dead = true, cancelled = true, expired = true}
must(OUTCOMES[outcome], 'outcome is none of ok, retry, release, dead, cancelled, expired')
local delay = number_arg(5, 'delayMs', 0, 604800000)
local most = number_arg(6, 'maxAttempts', 0, 1000)
local result, class, err = ARGV[7], ARGV[8], ARGV[9]
must(outcome ~= 'ok' or (#result > 0 and #result <= 65536), 'a result needs 1 to 65536 bytes')
must((outcome ~= 'retry' and outcome ~= 'dead') or class:find('^[a-z-]+$'), 'a failure needs its class')

local job = read(id)
if not job or redis.call('HGET', TOKENS, id) ~= token then return {'FENCED'} end
if job.state ~= 'running' then return {'ALREADY', job.state} end

if outcome == 'ok' then
  redis.call('HSET', job_key(id), 'result', result)
  redis.call('HDEL', job_key(id), 'payload')
  end_job(job, 'done', nil, nil, '')
  return {'OK'}
elseif outcome == 'cancelled' then
  end_job(job, 'cancelled', nil, err, err)
  return {'OK'}
elseif outcome == 'expired' then
  end_job(job, 'expired', nil, nil, 'deadline passed while running')
  return {'OK'}
elseif outcome == 'dead' then
  end_job(job, 'dead', class, err, class)
  return {'DEAD'}
elseif job.cancel then
  end_job(job, 'cancelled', nil, job.cancel, 'cancelled while it stopped')
  return {'ALREADY', 'cancelled'}
elseif outcome == 'release' then
  leave_lease(job)
  redis.call('HINCRBY', job_key(id), 'att', -1)
  enqueue(job, math.min(now, tonumber(job.ready or now)))
  note(job, 'queued', 'handed back')
  count('released')
  return {'RELEASED'}
elseif tonumber(job.att) >= most then
  end_job(job, 'dead', class, err, 'attempt ' .. job.att .. ' of ' .. whole(most) .. ' failed: ' .. class)
  return {'DEAD'}
end
leave_lease(job)
redis.call('HSET', job_key(id), 'errClass', class, 'err', cut(err, 2048))
enqueue(job, now + delay)
note(job, 'queued', 'attempt ' .. job.att .. ' of ' .. whole(most) .. ' failed: ' .. class)
count('retried'); count('retried:class:' .. class)
return {'RETRY', whole(now + delay)}

#!lua flags=allow-oom
-- reap: moves every job whose worker is gone, whose deadline passed or that nobody can do.
-- ARGV: prefix batch maxLost intakeMax, then id token for each claim whose owner is known to be dead
-- Replies: a list of id state reason
-- Invariants: moves all that it lists; a loss costs no attempt; no loss is counted after a pause (see forgive_pause)
-- Callers: every worker's Reaper, through JobQueue.reap; no leader, no lock
-- include keys
-- include job
-- include intake

local batch = number_arg(2, 'batch', 1, 1000)
local most_lost = number_arg(3, 'maxLost', 0, 1000)
local intake_most = number_arg(4, 'intakeMax', 0, 200)
must(#ARGV % 2 == 0 and #ARGV <= 2004, 'dead claims come as id token, at most 1000 of them')
local LOST_DELAYS = {0, 30000, 60000}
local moved = {}

local function moved_to(id, state, reason) moved[#moved + 1] = {id, state, reason} end

-- This script may run without memory to spare, but then takes nothing in: a job weighs more than its entry.
local function memory_to_spare()
  local info = redis.call('INFO', 'memory')
  local most = tonumber(info:match('maxmemory:(%d+)'))
  return most == 0 or tonumber(info:match('used_memory:(%d+)')) < most
end

local function lose(job, why)
  redis.call('HDEL', TOKENS, job.id)
  if job.cancel then
    end_job(job, 'cancelled', nil, job.cancel, 'its worker vanished')
    return moved_to(job.id, 'cancelled', 'cancelled')
  elseif job.deadline and tonumber(job.deadline) <= now then
    end_job(job, 'expired', nil, nil, 'deadline passed; ' .. why)
    return moved_to(job.id, 'expired', 'deadline')
  end
  local lost = redis.call('HINCRBY', job_key(job.id), 'lost', 1)
  count('lost')
  if lost > most_lost then
    end_job(job, 'dead', 'poison', 'its worker vanished ' .. lost .. ' times in the middle of this job; look for what it'
      .. ' does to a worker, then requeue it', why)
    return moved_to(job.id, 'dead', 'poison')
  end
  leave_lease(job)
  redis.call('HINCRBY', job_key(job.id), 'att', -1)
  enqueue(job, now + (LOST_DELAYS[lost] or 60000))
  note(job, 'queued', why)
  moved_to(job.id, 'queued', 'lost')
end

local function reap_known_dead()
  for i = 5, #ARGV, 2 do
    local job = read(ARGV[i])
    if job and job.state == 'running' and redis.call('HGET', TOKENS, job.id) == ARGV[i + 1] then
      lose(job, 'its worker died')
    end
  end
end

local function reap_lapsed()
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', LEASE, '-inf', whole(now), 'LIMIT', 0, batch)) do
    local job = read(id)
    if job and job.state == 'running' then
      lose(job, 'its lease lapsed')
    else
      redis.call('ZREM', LEASE, id)
      if job and job.node then redis.call('ZREM', slots_key(job.node), id) end
      if job then redis.call('ZREM', tslots_key(job.tenant), id) end
    end
  end
end

local function reap_overdue()
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', DEADLINES, '-inf', whole(now), 'LIMIT', 0, batch)) do
    redis.call('ZREM', DEADLINES, id)
    local job = read(id)
    if job and job.state == 'queued' then
      end_job(job, 'expired', nil, nil, 'deadline passed before a start')
      moved_to(id, 'expired', 'deadline')
    end
  end
end

-- Jobs in a lane that no able worker asked about for a day, and that have been ready as long.
local function reap_unwanted()
  local since = now - (digits(redis.call('HGET', META, 'noWorkerMs') or nil) or 86400000)
  for _, lane in ipairs(redis.call('ZRANGEBYSCORE', LANES, '-inf', whole(since), 'LIMIT', 0, 10)) do
    for _, tenant in ipairs(redis.call('ZRANGE', tenants_key(lane), 0, 9)) do
      for _, id in ipairs(redis.call('ZRANGE', ready_key(lane, tenant), 0, 9)) do
        local job = read(id)
        if job and job.state == 'queued' and tonumber(job.ready) <= since then
          end_job(job, 'dead', 'no-worker', 'no worker that can do ' .. lane
            .. ' came in time; start one, then requeue it', 'nobody came')
          moved_to(id, 'dead', 'no-worker')
        end
      end
    end
    if redis.call('EXISTS', tenants_key(lane)) == 0 then redis.call('ZADD', LANES, now, lane) end
  end
end

-- A producer's explicit huge entry id would end the mailbox; meta tells operators how far it runs ahead of the clock.
local function watch_mailbox()
  if redis.call('EXISTS', MAILBOX) == 0 then return end
  local info = redis.call('XINFO', 'STREAM', MAILBOX)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then
      local ahead = tonumber(info[i + 1]:match('^%d+')) - now
      if ahead > 60000 then redis.call('HSET', META, 'mailboxAhead', whole(ahead)) end
      if ahead <= 60000 then redis.call('HDEL', META, 'mailboxAhead') end
    end
  end
end

forgive_pause()
redis.call('HSET', META, 'lastTime', whole(now))
if intake_most > 0 and redis.call('XLEN', MAILBOX) > 0 and memory_to_spare() then intake(intake_most) end
reap_known_dead()
reap_lapsed()
reap_overdue()
promote(batch)
reap_unwanted()
watch_mailbox()
return moved

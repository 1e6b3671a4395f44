#!lua
-- claim: takes the mailbox in and leases the first ready job that this worker can do.
-- ARGV: prefix node worker token leaseMs limit intakeMax schema types engines (lists by comma)
-- Replies: JOB id fields | EMPTY ms-to-next-due | NOSLOT ms-to-next-expiry | PAUSED | DRAINING (ms may be -1: none)
-- Invariants: takes nothing that cannot start; epoch rises; a repeat of the token gets the same job, lease renewed
-- Callers: Claims, through JobQueue.claim
-- include keys
-- include job
-- include intake

local node, worker, token = ARGV[2], ARGV[3], ARGV[4]
must(#node > 0 and #node <= 128 and #worker > 0 and #worker <= 128, 'node and worker need 1 to 128 characters')
must(#token >= 16 and #token <= 128, 'token needs 16 to 128 characters')
local lease_ms = number_arg(5, 'leaseMs', 100, 3600000)
local limit = number_arg(6, 'limit', 0, 1000)
local intake_most = number_arg(7, 'intakeMax', 0, 200)
local schema = number_arg(8, 'schema', 1, 1000)

local function set_of(list)
  local set = {}
  for word in list:gmatch('[^,]+') do set[word] = true end
  return set
end
local types, engines = set_of(ARGV[9]), set_of(ARGV[10])

local function hold(id, tenant)
  local till = whole(now + lease_ms)
  redis.call('ZADD', LEASE, till, id)
  redis.call('ZADD', slots_key(node), till, id)
  redis.call('ZADD', tslots_key(tenant), till, id)
  redis.call('HSET', job_key(id), 'leaseUntil', till, 'leaseMs', whole(lease_ms))
  return {'JOB', id, redis.call('HGETALL', job_key(id))}
end

local function live_slots() return redis.call('ZCOUNT', slots_key(node), '(' .. whole(now), '+inf') end

-- The job that this token got before, when the reply was lost; unless its slot lapsed and went to another.
local function held_already()
  local held = redis.call('ZRANGE', slots_key(node), 0, 999, 'WITHSCORES')
  for i = 1, #held, 2 do
    if redis.call('HGET', TOKENS, held[i]) == token then
      local job = read(held[i])
      local kept = tonumber(held[i + 1]) > now or (live_slots() < limit and job and has_room(job.tenant))
      if job and job.state == 'running' and kept then return hold(job.id, job.tenant) end
    end
  end
end

-- The lanes that this worker can serve; each is marked as attended, at most once a minute.
local function my_lanes()
  local mine, all = {}, redis.call('ZRANGE', LANES, 0, 99, 'WITHSCORES')
  for i = 1, #all, 2 do
    local lane = all[i]
    local type, engine = lane:match('^([^+]+)%+?(.*)$')
    if types[type] and (engine == '' or engines[engine]) then
      mine[#mine + 1] = lane
      if now - all[i + 1] > 60000 then redis.call('ZADD', LANES, 'XX', now, lane) end
    end
  end
  return mine
end

-- Jobs of types that the intake did not know: into their lane if these scripts know the type; dead if nobody does.
local function sort_others()
  local highest = digits(redis.call('HGET', META, 'schema') or nil) or 0
  if schema < highest then return end
  if schema > highest then redis.call('HSET', META, 'schema', whole(schema)) end
  for _, tenant in ipairs(redis.call('ZRANGE', tenants_key(OTHER), 0, 9)) do
    for _, id in ipairs(redis.call('ZRANGE', ready_key(OTHER, tenant), 0, 9)) do
      local job = read(id)
      if not job then
        redis.call('ZREM', ready_key(OTHER, tenant), id)
      elseif TYPES[job.type] then
        take_ready(job)
        put_ready(job, tonumber(job.ready))
      else
        end_job(job, 'dead', 'bad-input',
          'type is "' .. job.type .. '", which no worker knows; send voiceover, render or render-video', 'unknown type')
      end
    end
  end
end

-- Of the lanes' first tenants the one served least; of its jobs the first by rank.
local function next_in(choice)
  local best
  for _, lane in ipairs(choice) do
    local first = redis.call('ZRANGE', tenants_key(lane), 0, 0, 'WITHSCORES')
    if first[1] then
      local head = redis.call('ZRANGE', ready_key(lane, first[1]), 0, 0, 'WITHSCORES')
      local found = {lane = lane, tenant = first[1], vtime = tonumber(first[2]), id = head[1],
        rank = tonumber(head[2] or 0)}
      if not best or found.vtime < best.vtime or (found.vtime == best.vtime and found.rank < best.rank) then
        best = found
      end
    end
  end
  return best
end

local function start(job, vtime)
  take_ready(job)
  redis.call('ZREM', DEADLINES, job.id)
  local active = tonumber(redis.call('HGET', META, 'vtime') or 0)
  if vtime > active then redis.call('HSET', META, 'vtime', string.format('%.17g', vtime)) end
  charge(job.tenant, vtime, tonumber(job.cost))
  local attempt = job.att + 1
  job.node, job.epoch = node, whole(math.max(job.epoch + 1, now))
  redis.call('HSET', TOKENS, job.id, token)
  redis.call('HSET', META, 'lastTime', whole(now))
  redis.call('HSET', job_key(job.id), 'state', 'running', 'node', node, 'worker', worker, 'epoch', job.epoch,
    'att', attempt, 'started', whole(now))
  redis.call('HDEL', job_key(job.id), 'stage', 'pct', 'lane')
  note(job, 'running', 'attempt ' .. attempt .. ', worker ' .. worker)
  local reply = hold(job.id, job.tenant)
  if not has_room(job.tenant) then leave_lanes(job.tenant) end
  return reply
end

local again = held_already()
if again then return again end
forgive_pause()
intake(intake_most)
promote(200)
sort_others()
local mine = my_lanes()

if redis.call('HGET', META, 'paused') == '1' then return {'PAUSED'} end
local settings = redis.call('HMGET', node_key(node), 'limit', 'drain')
local allowed = math.min(limit, digits(settings[1] or nil) or limit)
if settings[2] == '1' or allowed == 0 then return {'DRAINING'} end
if live_slots() >= allowed then
  local first = redis.call('ZRANGEBYSCORE', slots_key(node), '(' .. whole(now), '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
  return {'NOSLOT', whole(first[2] - now)}
end

for _ = 1, 50 do
  local found = next_in(mine)
  if not found then
    local due = redis.call('ZRANGE', LATER, 0, 0, 'WITHSCORES')
    return {'EMPTY', due[2] and whole(math.max(0, due[2] - now)) or '-1'}
  end
  local job = found.id and read(found.id)
  if not job or job.state ~= 'queued' then
    if found.id then redis.call('ZREM', ready_key(found.lane, found.tenant), found.id) end
    if redis.call('EXISTS', ready_key(found.lane, found.tenant)) == 0 then
      redis.call('ZREM', tenants_key(found.lane), found.tenant)
    end
  elseif not has_room(found.tenant) then
    leave_lanes(found.tenant)
  elseif job.deadline and tonumber(job.deadline) <= now then
    end_job(job, 'expired', nil, nil, 'deadline passed before a start')
  else
    job.lane = found.lane
    return start(job, found.vtime)
  end
end
return {'EMPTY', '0'}

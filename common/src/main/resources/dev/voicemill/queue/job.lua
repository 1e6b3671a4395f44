-- Fragment: the places of a job and the ways between them; the only code that moves one. Needs keys.lua.
-- A job is in exactly one of: later, ready (one lane, one tenant), lease, done, dead.

local TYPES = {voiceover = true, render = true, ['render-video'] = true}
local OTHER = 'other'
local FIELDS = {'state', 'type', 'tenant', 'pri', 'cost', 'hook', 'traceparent', 'deadline', 'gen', 'epoch', 'att',
  'lost', 'in', 'ready', 'started', 'node', 'lane', 'pin', 'cancel', 'refused', 'leaseMs', 'terms', 'psha'}

-- The fields of a job that decide its way; nil when there is no such job.
local function read(id)
  local values = redis.call('HMGET', job_key(id), unpack(FIELDS))
  if not values[1] then return nil end
  local job = {id = id}
  for i, name in ipairs(FIELDS) do job[name] = values[i] or nil end
  return job
end

-- What a worker must be able to do for this job: its type, and its engine once a run has settled it.
local function lane_of(job)
  local lane = TYPES[job.type] and job.type or OTHER
  local engine = job.pin and job.pin:match('^%l+')
  return engine and lane .. '+' .. engine or lane
end

local function note(job, state, reason)
  local line = whole(now) .. ' ' .. state .. ' ' .. (job.node or '-') .. ' ' .. (job.epoch or '0') .. ' ' .. reason
  redis.call('RPUSH', log_key(job.id), line)
  redis.call('LTRIM', log_key(job.id), -64, -1)
end

-- Fairness between tenants ----------------------------------------------------------------------------------------

-- The lanes in use, read once in a call; put_ready may add one.
local lanes_read
local function lanes()
  lanes_read = lanes_read or redis.call('ZRANGE', LANES, 0, 99)
  return lanes_read
end

local function has_room(tenant)
  local cap = digits(redis.call('HGET', tenant_key(tenant), 'cap') or nil)
  return not cap or redis.call('ZCOUNT', tslots_key(tenant), '(' .. whole(now), '+inf') < cap
end

-- Lets a tenant with ready jobs in a lane be served; returning from idle saves no credit.
local function join(tenant, lane)
  if redis.call('ZSCORE', tenants_key(lane), tenant) then return end
  local own = tonumber(redis.call('HGET', tenant_key(tenant), 'vtime') or 0)
  local active = tonumber(redis.call('HGET', META, 'vtime') or 0)
  redis.call('ZADD', tenants_key(lane), math.max(own, active), tenant)
end

-- A tenant at its cap leaves every lane until room returns.
local function leave_lanes(tenant)
  for _, lane in ipairs(lanes()) do redis.call('ZREM', tenants_key(lane), tenant) end
end

local function rejoin_lanes(tenant)
  for _, lane in ipairs(lanes()) do
    if redis.call('EXISTS', ready_key(lane, tenant)) == 1 then join(tenant, lane) end
  end
end

-- Moves a tenant's virtual time by work of so many ms, given or given back.
local function charge(tenant, from, work)
  local weight = tonumber(redis.call('HGET', tenant_key(tenant), 'weight') or 1) or 1
  local vtime = from + work / math.max(weight, 0.01)
  redis.call('HSET', tenant_key(tenant), 'vtime', string.format('%.17g', vtime))
  for _, lane in ipairs(lanes()) do
    redis.call('ZADD', tenants_key(lane), 'XX', vtime, tenant)
  end
end

-- Places ----------------------------------------------------------------------------------------------------------

-- Ready since a moment: ranks are absolute times, so that nobody waits for ever.
local function put_ready(job, since)
  local lane = lane_of(job)
  job.lane, job.ready = lane, whole(since)
  redis.call('HSET', job_key(job.id), 'lane', lane, 'ready', job.ready)
  redis.call('ZADD', ready_key(lane, job.tenant), since + (job.pri - 5) * 60000 + job.cost, job.id)
  if redis.call('ZADD', LANES, 'NX', now, lane) == 1 then lanes_read = nil end
  if has_room(job.tenant) then join(job.tenant, lane) end
end

local function take_ready(job)
  local key = ready_key(job.lane or lane_of(job), job.tenant)
  redis.call('ZREM', key, job.id)
  if redis.call('EXISTS', key) == 0 then redis.call('ZREM', tenants_key(job.lane or lane_of(job)), job.tenant) end
end

-- Into the queue, from a moment on; a moment not after now means ready.
local function enqueue(job, due)
  job.state = 'queued'
  redis.call('HSET', job_key(job.id), 'state', 'queued')
  if due > now then redis.call('ZADD', LATER, due, job.id) else put_ready(job, due) end
  if job.deadline then redis.call('ZADD', DEADLINES, job.deadline, job.id) end
end

local function leave_queue(job)
  if redis.call('ZREM', LATER, job.id) == 0 then take_ready(job) end
  redis.call('ZREM', DEADLINES, job.id)
end

-- Off its node; the work really done replaces the estimate in the tenant's account.
local function leave_lease(job)
  redis.call('ZREM', LEASE, job.id)
  if job.node then redis.call('ZREM', slots_key(job.node), job.id) end
  redis.call('ZREM', tslots_key(job.tenant), job.id)
  local vtime = tonumber(redis.call('HGET', tenant_key(job.tenant), 'vtime') or 0)
  charge(job.tenant, vtime, math.max(0, now - (job.started or now)) - job.cost)
  redis.call('HDEL', job_key(job.id), 'leaseUntil')
  if has_room(job.tenant) then rejoin_lanes(job.tenant) end
end

-- Queued jobs whose moment has come become ready.
local function promote(most)
  local due = redis.call('ZRANGEBYSCORE', LATER, '-inf', whole(now), 'WITHSCORES', 'LIMIT', 0, most)
  for i = 1, #due, 2 do
    redis.call('ZREM', LATER, due[i])
    local job = read(due[i])
    if job and job.state == 'queued' then put_ready(job, tonumber(due[i + 1])) end
  end
end

-- Endings ---------------------------------------------------------------------------------------------------------

-- The webhook event of this end; one for each generation, because each generation ends once.
local function tell(job, state, class, err)
  local event = job.id .. ':' .. job.gen
  local fields = {'id', job.id, 'gen', job.gen, 'epoch', job.epoch, 'type', 'job.' .. state, 'tenant', job.tenant,
    'hook', job.hook, 'ended', whole(now), 'in', job['in'], 'att', '0', 'state', 'due'}
  local function add(name, value)
    if value and value ~= '' then fields[#fields + 1] = name; fields[#fields + 1] = value end
  end
  add('errClass', class); add('err', err); add('traceparent', job.traceparent)
  redis.call('HSET', hook_key(event), unpack(fields))
  redis.call('ZADD', DUE, now, event)
end

-- The end of a job in this generation: out of its place, into done or dead, the webhook event beside it.
local function end_job(job, state, class, err, reason)
  if job.state == 'running' then leave_lease(job) elseif job.state == 'queued' then leave_queue(job) end
  job.state = state
  local key = job_key(job.id)
  redis.call('HSET', key, 'state', state, 'ended', whole(now))
  redis.call('HINCRBY', key, 'terms', 1)
  redis.call('HDEL', key, 'cancel', 'lane')
  redis.call('HDEL', key, 'errClass', 'err')
  if class then redis.call('HSET', key, 'errClass', class) end
  if err and err ~= '' then redis.call('HSET', key, 'err', cut(err, 2048)) end
  redis.call('ZADD', state == 'dead' and DEAD or DONE, now, job.id)
  note(job, state, reason)
  count(state); count(state .. ':type:' .. (job.type == '' and 'none' or job.type)); count(state .. ':tenant:' .. job.tenant)
  if class then count(state .. ':class:' .. class) end
  if job.hook then tell(job, state, class, err and cut(err, 2048)) end
end

-- Pauses ----------------------------------------------------------------------------------------------------------

-- When nobody claimed or reaped for over 3 s, or the clock jumped, Redis was away and no worker could beat: every lease
-- that had not lapsed before is given once anew in full, and no loss is counted. Runs before anything counts slots.
local function forgive_pause()
  local last = tonumber(redis.call('HGET', META, 'lastTime') or nil)
  local away = last and now - last
  if not away or away > 1000 or away < 0 then redis.call('HSET', META, 'lastTime', whole(now)) end
  if not away or (away <= 3000 and away >= -10000) then return end
  local held = redis.call('ZRANGEBYSCORE', LEASE, away > 0 and '(' .. whole(last) or '-inf', '+inf', 'LIMIT', 0, 5000)
  for _, id in ipairs(held) do
    local job = read(id)
    if job and job.state == 'running' then
      local till = whole(now + (digits(job.leaseMs) or 30000))
      redis.call('ZADD', LEASE, till, id)
      redis.call('ZADD', slots_key(job.node), till, id)
      redis.call('ZADD', tslots_key(job.tenant), till, id)
      redis.call('HSET', job_key(id), 'leaseUntil', till)
    end
  end
  for _, lane in ipairs(lanes()) do
    if away > 0 then redis.call('ZINCRBY', LANES, away, lane) else redis.call('ZADD', LANES, now, lane) end
  end
  count('pauses')
end

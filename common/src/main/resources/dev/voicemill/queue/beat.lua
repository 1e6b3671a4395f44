#!lua flags=allow-oom
-- beat: keeps the leases of a node's running jobs and tells of cancels.
-- ARGV: prefix node limit leaseMs, then id token stage percent for each job
-- Replies: for each job in order: OK leaseUntil | CANCEL leaseUntil | LOST
-- Invariants: state, node and token must match; never makes a lease; a lapsed one revives only into a free slot
-- Callers: LeaseKeeper, through JobQueue.beat
-- include keys
-- include job

local node = ARGV[2]
local limit = number_arg(3, 'limit', 0, 1000)
local lease_ms = number_arg(4, 'leaseMs', 100, 3600000)
must((#ARGV - 4) % 4 == 0 and #ARGV <= 4004, 'beats come as id token stage percent, at most 1000 of them')
for i = 5, #ARGV, 4 do number_arg(i + 3, 'percent', 0, 100) end

local function beat(id, token, stage, percent)
  local job = read(id)
  if not job or job.state ~= 'running' or job.node ~= node or redis.call('HGET', TOKENS, id) ~= token then
    return {'LOST'}
  end
  local till = tonumber(redis.call('ZSCORE', LEASE, id) or nil)
  if not till then return {'LOST'} end
  if till <= now then
    local live = redis.call('ZCOUNT', slots_key(node), '(' .. whole(now), '+inf')
    if live >= limit or not has_room(job.tenant) then return {'LOST'} end
  end
  till = whole(now + lease_ms)
  redis.call('ZADD', LEASE, till, id)
  redis.call('ZADD', slots_key(node), till, id)
  redis.call('ZADD', tslots_key(job.tenant), till, id)
  redis.call('HSET', job_key(id), 'leaseUntil', till, 'leaseMs', whole(lease_ms), 'stage', cut(stage, 32),
    'pct', percent)
  return {job.cancel and 'CANCEL' or 'OK', till}
end

local replies = {}
for i = 5, #ARGV, 4 do replies[#replies + 1] = beat(ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]) end
return replies

#!lua
-- hookClaim: leases webhook events whose next attempt is due.
-- ARGV: prefix worker token leaseMs batch
-- Replies: a list of event, its fields, the job's result (or nil)
-- Invariants: an event is with one sender until its lease in due passes; an event without its hash leaves due
-- Callers: WebhookSender, through JobQueue.hookClaim
-- include keys

local worker, token = ARGV[2], ARGV[3]
must(#token >= 16 and #token <= 128, 'token needs 16 to 128 characters')
local lease_ms = number_arg(4, 'leaseMs', 100, 3600000)
local batch = number_arg(5, 'batch', 1, 100)

local leased = {}
for _, event in ipairs(redis.call('ZRANGEBYSCORE', DUE, '-inf', whole(now), 'LIMIT', 0, batch)) do
  local known = redis.call('HMGET', hook_key(event), 'type', 'id')
  if not known[1] then
    redis.call('ZREM', DUE, event)
  else
    redis.call('ZADD', DUE, now + lease_ms, event)
    redis.call('HSET', hook_key(event), 'token', token, 'worker', cut(worker, 128), 'state', 'leased')
    local result = known[1] == 'job.done' and redis.call('HGET', job_key(known[2]), 'result')
    leased[#leased + 1] = {event, redis.call('HGETALL', hook_key(event)), result}
  end
end
return leased

#!lua flags=allow-oom
-- hookFinish: settles one attempt to deliver a webhook.
-- ARGV: prefix event token outcome(ok retry defer dead) delayMs status reason endpoint
-- Replies: OK | FENCED
-- Invariants: the token must be the lease's, a repeat changes nothing; defer costs no attempt; dead goes to hookdead
-- Callers: WebhookSender, through JobQueue.hookFinish
-- include keys

local event, token, outcome = ARGV[2], ARGV[3], ARGV[4]
local OUTCOMES = {ok = 'delivered', retry = 'due', defer = 'due', dead = 'dead'}
must(OUTCOMES[outcome], 'outcome is none of ok, retry, defer, dead')
local delay = number_arg(5, 'delayMs', 0, 604800000)
local status = number_arg(6, 'status', 0, 999)
local reason, endpoint = cut(ARGV[7], 256), ARGV[8]
local FOR_EVER = 253402300799000
local FIVE_DAYS = 432000000

local known = redis.call('HMGET', hook_key(event), 'token', 'state', 'lastToken', 'id', 'epoch')
if not known[2] then return {'FENCED'} end
if known[3] == token and known[1] ~= token then return {'OK'} end
if known[1] ~= token or known[2] ~= 'leased' then return {'FENCED'} end

-- How the endpoint fares: 410, or five days of nothing but failure, rests it until an operator enables it.
local function judge_endpoint()
  local key = endpoint_key(endpoint)
  redis.call('HSET', key, 'lastStatus', status, 'lastAt', whole(now))
  if outcome == 'ok' then
    redis.call('HDEL', key, 'failingSince')
    return
  end
  redis.call('HSETNX', key, 'failingSince', whole(now))
  local since = tonumber(redis.call('HGET', key, 'failingSince'))
  if status == 410 or now - since > FIVE_DAYS then
    redis.call('HSET', key, 'disabledUntil', whole(FOR_EVER))
  end
end

local key = hook_key(event)
redis.call('HSET', key, 'state', OUTCOMES[outcome], 'lastToken', token)
redis.call('HDEL', key, 'token')
if outcome == 'ok' or outcome == 'dead' then
  redis.call('ZREM', DUE, event)
  redis.call('HSET', key, 'settled', whole(now))
  if outcome == 'dead' then redis.call('ZADD', HOOKDEAD, now, event) end
else
  redis.call('ZADD', DUE, now + delay, event)
end
if outcome ~= 'defer' then
  redis.call('HINCRBY', key, 'att', 1)
  redis.call('HSET', key, 'status', status, 'reason', reason)
  if endpoint ~= '' then judge_endpoint() end
  redis.call('RPUSHX', log_key(known[4]),
    whole(now) .. ' webhook - ' .. known[5] .. ' ' .. outcome .. ', status ' .. status .. ' ' .. reason)
  redis.call('LTRIM', log_key(known[4]), -64, -1)
  count('hook:' .. outcome)
end
return {'OK'}

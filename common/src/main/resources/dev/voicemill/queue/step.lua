#!lua
-- step: remembers one finished piece of a running job, for a later attempt to reuse.
-- ARGV: prefix id token name key sha256 missing (the key of an entry found unusable, or empty)
-- Replies: OK | ALREADY key sha256 | FULL | FENCED
-- Invariants: the first writer of a name wins, unless its object is the missing one; at most 200 steps a job
-- Callers: JobRunner, through JobQueue.step and replaceStep
-- include keys

local id, token, name, key, sha, missing = ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7]
must(#name > 0 and #name <= 128, 'a step name needs 1 to 128 characters')
must(#key > 0 and #key <= 1024 and not key:find(' '), 'an object key needs 1 to 1024 characters without spaces')
must(#sha == 64 and sha:find('^[0-9a-f]+$'), 'sha256 needs 64 hex digits')

local known = redis.call('HMGET', job_key(id), 'state', 'step:' .. name, 'steps')
if known[1] ~= 'running' or redis.call('HGET', TOKENS, id) ~= token then return {'FENCED'} end
local value = key .. ' ' .. sha
if known[2] then
  local old_key, old_sha = known[2]:match('^(%S+) (%S+)$')
  if known[2] == value then return {'OK'} end
  if old_key ~= missing then return {'ALREADY', old_key, old_sha} end
elseif tonumber(known[3] or 0) >= 200 then
  return {'FULL'}
else
  redis.call('HINCRBY', job_key(id), 'steps', 1)
end
redis.call('HSET', job_key(id), 'step:' .. name, value)
return {'OK'}

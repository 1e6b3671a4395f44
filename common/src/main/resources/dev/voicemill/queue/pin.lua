#!lua
-- pin: settles engine, voice and model of a job for this generation.
-- ARGV: prefix id token value (begins with the engine's name, which later claims must match)
-- Replies: OK value-in-force | FENCED
-- Invariants: the first writer of a generation wins; a requeue clears it
-- Callers: JobRunner, through JobQueue.pin
-- include keys

local id, token, value = ARGV[2], ARGV[3], ARGV[4]
must(#value > 0 and #value <= 1024, 'a pin needs 1 to 1024 characters')

local known = redis.call('HMGET', job_key(id), 'state', 'pin')
if known[1] ~= 'running' or redis.call('HGET', TOKENS, id) ~= token then return {'FENCED'} end
if not known[2] then redis.call('HSET', job_key(id), 'pin', value) end
return {'OK', known[2] or value}

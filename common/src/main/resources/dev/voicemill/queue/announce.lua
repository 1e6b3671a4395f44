#!lua
-- announce: keeps what a worker says of itself, for operators.
-- ARGV: prefix worker node version pid models
-- Replies: OK
-- Invariants: a worker not heard of for 10 min is forgotten
-- Callers: every worker at start and once a minute, through JobQueue.announceWorker
-- include keys

local worker = ARGV[2]
must(#worker > 0 and #worker <= 128, 'worker needs 1 to 128 characters')
redis.call('HSET', worker_key(worker), 'node', ARGV[3], 'version', ARGV[4], 'pid', ARGV[5], 'models', ARGV[6])
redis.call('PEXPIRE', worker_key(worker), 600000)
redis.call('ZADD', WORKERS, now, worker)
redis.call('ZREMRANGEBYSCORE', WORKERS, '-inf', whole(now - 600000))
return {'OK'}

#!lua
-- cancel: stops a job for an operator or its producer.
-- ARGV: prefix id force(0 1) actor reason intakeMax
-- Replies: CANCELLED | FLAGGED | OVER state | UNKNOWN entries-in-mailbox
-- Invariants: queued ends at once; running hears of it at its next beat, or with force ends now and loses its token
-- Callers: voicemill job cancel and serve, through JobQueue.cancel
-- include keys
-- include job
-- include intake

local id, force, actor, reason = ARGV[2], ARGV[3] == '1', ARGV[4], ARGV[5]
must(#actor > 0, 'actor is missing; say who cancels')
local intake_most = number_arg(6, 'intakeMax', 0, 200)

intake(intake_most)
local job = read(id)
local reply
if not job then
  return {'UNKNOWN', whole(redis.call('XLEN', MAILBOX))}
elseif job.state == 'queued' or (job.state == 'running' and force) then
  redis.call('HDEL', TOKENS, id)
  end_job(job, 'cancelled', nil, reason, 'by ' .. cut(actor, 64) .. ': ' .. cut(reason, 256))
  reply = {'CANCELLED'}
elseif job.state == 'running' then
  redis.call('HSET', job_key(id), 'cancel', reason == '' and 'cancelled' or cut(reason, 1024))
  note(job, 'running', 'cancel asked by ' .. cut(actor, 64) .. ': ' .. cut(reason, 256))
  reply = {'FLAGGED'}
else
  reply = {'OVER', job.state}
end
audit(force and 'cancel force' or 'cancel', id, actor, reason, table.concat(reply, ' '))
return reply

-- Fragment: the names of the keys, twin of Keys.java, and the clock and checks that every script uses.
-- ARGV[1] is the prefix vm:{queue}: ; time is read once, so that all stamps of one call agree.

local P = ARGV[1]
local MAILBOX, META, JOBS, LATER, LANES = P .. 'in', P .. 'meta', P .. 'jobs', P .. 'later', P .. 'lanes'
local LEASE, TOKENS, DEADLINES = P .. 'lease', P .. 'tokens', P .. 'deadlines'
local DONE, DEAD, POISON, AUDIT = P .. 'done', P .. 'dead', P .. 'poison', P .. 'audit'
local DUE, HOOKDEAD, WORKERS = P .. 'due', P .. 'hookdead', P .. 'workers'
local function job_key(id) return P .. 'job:' .. id end
local function log_key(id) return P .. 'log:' .. id end
local function ready_key(lane, tenant) return P .. 'ready:' .. lane .. ':' .. tenant end
local function tenants_key(lane) return P .. 'tenants:' .. lane end
local function tenant_key(tenant) return P .. 'tenant:' .. tenant end
local function slots_key(node) return P .. 'slots:' .. node end
local function tslots_key(tenant) return P .. 'tslots:' .. tenant end
local function node_key(node) return P .. 'node:' .. node end
local function hook_key(event) return P .. 'hook:' .. event end
local function endpoint_key(endpoint) return P .. 'ep:' .. endpoint end
local function worker_key(worker) return P .. 'worker:' .. worker end
local function stats_key(day) return P .. 'stats:' .. day end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- A number in full: the plain conversion of Lua rounds to 14 digits and writes 1e+15.
local function whole(number) return string.format('%.0f', number) end

-- A number as producers and callers must write it: 1 to 15 digits and nothing else; nil otherwise.
local function digits(text)
  return text and #text <= 15 and text:find('^%d+$') and tonumber(text) or nil
end

-- Text cut to a length, for fields that somebody else fills.
local function cut(text, length)
  return #text <= length and text or text:sub(1, length)
end

-- Ends the script before it wrote anything: the caller broke the contract.
local function must(ok, text)
  if not ok then error({err = 'VOICEMILL ' .. text}) end
end

-- ARGV[at] as a number between two bounds.
local function number_arg(at, name, least, most)
  local number = digits(ARGV[at])
  must(number and number >= least and number <= most,
    name .. ' is "' .. tostring(ARGV[at]) .. '"; give a whole number from ' .. whole(least) .. ' to ' .. whole(most))
  return number
end

-- The UTC day of now as yyyy-mm-dd; days are counted from 0000-03-01, so that a leap day ends its year.
local function today()
  local days = math.floor(now / 86400000) + 719468
  local era = math.floor(days / 146097)
  local of_era = days - era * 146097
  local year = math.floor((of_era - math.floor(of_era / 1460) + math.floor(of_era / 36524)
    - math.floor(of_era / 146096)) / 365)
  local of_year = of_era - (365 * year + math.floor(year / 4) - math.floor(year / 100))
  local month = math.floor((5 * of_year + 2) / 153)
  local day = of_year - math.floor((153 * month + 2) / 5) + 1
  month = month < 10 and month + 3 or month - 9
  return string.format('%04d-%02d-%02d', year + era * 400 + (month <= 2 and 1 or 0), month, day)
end

-- Counts something that happened today; counters are kept for 90 days.
local day
local function count(name)
  day = day or today()
  local key = stats_key(day)
  if redis.call('HINCRBY', key, name, 1) == 1 then redis.call('EXPIRE', key, 7776000, 'NX') end
end

-- Keeps what an operator did.
local function audit(action, id, actor, reason, outcome)
  redis.call('XADD', AUDIT, 'MAXLEN', '~', 10000, '*', 'action', action, 'id', id,
    'actor', cut(actor, 64), 'reason', cut(reason, 1024), 'outcome', outcome)
end

-- Fragment: takes entries out of the mailbox. Needs keys.lua and job.lua.
-- An entry with a usable id always becomes a job, dead if it must be; one without goes to poison; none stays.

local ENVELOPE = {v = true, id = true, type = true, payload = true, tenant = true, pri = true, cost = true,
  runAt = true, deadline = true, hook = true, traceparent = true}
local PAYLOAD_MOST = 65536
local CALL_MOST = 1048576

-- A foreign value fit for a message: short, printable.
local function shown(text)
  local short = cut(text, 40):gsub('[^\32-\126]', '?')
  return '"' .. short .. (#text > 40 and '..."' or '"')
end

-- The envelope of one entry: field values by name, problems in words, names that nobody reads.
local function open(pairs_list)
  local got, problems, strange = {}, {}, {}
  if #pairs_list > 128 then problems[1] = 'the entry has ' .. #pairs_list / 2 .. ' fields; send at most 64' end
  for i = 1, math.min(#pairs_list, 128), 2 do
    local name, value = pairs_list[i], pairs_list[i + 1]
    if not ENVELOPE[name] then
      strange[#strange + 1] = name
    elseif got[name] then
      problems[#problems + 1] = name .. ' is given twice; send it once'
    else
      got[name] = value
    end
  end
  return got, problems, strange
end

-- A producer's number; the default stands in for one that is absent or wrong.
local function given_number(got, problems, name, most, otherwise, fix)
  if not got[name] then return otherwise end
  local number = digits(got[name])
  if number and number <= most then return number end
  problems[#problems + 1] = name .. ' is ' .. shown(got[name]) .. '; ' .. fix
  return otherwise
end

local function given_text(got, problems, name, fits, otherwise, fix)
  if not got[name] then return otherwise end
  if fits(got[name]) then return got[name] end
  problems[#problems + 1] = name .. ' is ' .. shown(got[name]) .. '; ' .. fix
  return otherwise
end

local function is_tenant(text) return #text <= 32 and text:find('^[a-z0-9_-]+$') end
local function is_type(text) return #text <= 32 and text:find('^[a-z0-9-]+$') end
local function is_hook(text)
  return #text <= 2048 and (text:find('^https?://[\33-\126]+$') or (#text <= 64 and text:find('^[a-z0-9][a-z0-9_-]*$')))
end
local function is_trace(text)
  return #text == 55 and text:find('^%x%x%-' .. ('%x'):rep(32) .. '%-' .. ('%x'):rep(16) .. '%-%x%x$')
end

-- The job that an entry with a usable id describes, and what is wrong with it.
local function describe(entry_fields)
  local got, problems, strange = open(entry_fields)
  local moment = 'give unix milliseconds as 1 to 15 digits'
  if got.v ~= '1' then problems[#problems + 1] = 'v is ' .. shown(got.v or '') .. '; this version reads v 1' end
  if not got.type then problems[#problems + 1] = 'type is missing; send voiceover, render or render-video' end
  if not got.payload then problems[#problems + 1] = 'payload is missing; send the job as JSON' end
  local payload = got.payload or ''
  if #payload > PAYLOAD_MOST then
    problems[#problems + 1] = 'payload has ' .. #payload .. ' bytes; send at most ' .. PAYLOAD_MOST
      .. ', or put the script in the bucket and send its scriptKey'
  end
  local job = {
    id = got.id,
    type = given_text(got, problems, 'type', is_type, '', 'send voiceover, render or render-video'),
    tenant = given_text(got, problems, 'tenant', is_tenant, 'default', 'use 1 to 32 of a-z, 0-9, _ or -'),
    pri = given_number(got, problems, 'pri', 9, 5, 'use 0 (first) to 9'),
    cost = given_number(got, problems, 'cost', 999999999999999, 30 * #payload, 'give milliseconds as 1 to 15 digits'),
    runAt = given_number(got, problems, 'runAt', 999999999999999, nil, moment),
    deadline = given_number(got, problems, 'deadline', 999999999999999, nil, moment),
    hook = given_text(got, problems, 'hook', is_hook, nil, 'use the name of a registered endpoint or an https URL'),
    psha = redis.sha1hex(payload), gen = '1', epoch = '0', ['in'] = whole(now)}
  job.cost = math.min(math.max(job.cost, 1000), 600000)
  if got.traceparent and is_trace(got.traceparent) then
    job.traceparent = got.traceparent
  elseif got.traceparent then
    strange[#strange + 1] = 'traceparent'
  end
  return job, payload, table.concat(problems, '\n'), cut(table.concat(strange, ' '), 1024)
end

local function create(entry_fields)
  local job, payload, problems, strange = describe(entry_fields)
  local key = job_key(job.id)
  local known = redis.call('HMGET', key, 'psha', 'state')
  if known[2] then
    count(known[1] == job.psha and 'dup' or 'dup_conflict')
    return
  end
  local fields = {'v', '1', 'type', job.type, 'tenant', job.tenant, 'pri', whole(job.pri), 'cost', whole(job.cost),
    'psha', job.psha, 'gen', '1', 'epoch', '0', 'att', '0', 'lost', '0', 'terms', '0', 'in', job['in']}
  local function add(name, value)
    if value and value ~= '' then fields[#fields + 1] = name; fields[#fields + 1] = value end
  end
  if #payload <= PAYLOAD_MOST then add('payload', payload) end
  add('hook', job.hook); add('traceparent', job.traceparent); add('ignored', strange)
  add('runAt', job.runAt and whole(job.runAt)); add('deadline', job.deadline and whole(job.deadline))
  if problems ~= '' then add('refused', '1') end
  redis.call('HSET', key, unpack(fields))
  redis.call('ZADD', JOBS, now, job.id)
  count('in')
  if problems ~= '' then
    end_job(job, 'dead', 'bad-input', problems, 'refused at intake')
  else
    note(job, 'queued', 'taken in')
    enqueue(job, math.max(now, job.runAt or 0))
  end
end

-- Keeps an entry that can be no job, its values cut, for whoever asks where it went.
local function discard(entry, reason)
  local kept, size = {'reason', cut(reason, 1024), 'entry', entry[1]}, 0
  for i = 1, math.min(#entry[2], 128), 2 do
    local name, value = cut(entry[2][i], 1024), cut(entry[2][i + 1], 1024)
    size = size + #name + #value
    if size > 4096 then break end
    kept[#kept + 1] = name; kept[#kept + 1] = value
  end
  redis.call('XADD', POISON, 'MAXLEN', '~', 10000, '*', unpack(kept))
  count('poison')
end

local function usable_id(entry_fields)
  for i = 1, math.min(#entry_fields, 128), 2 do
    if entry_fields[i] == 'id' then
      local id = entry_fields[i + 1]
      if #id <= 64 and id:find('^[A-Za-z0-9_-]+$') then return nil end
      return 'id is ' .. shown(id) .. '; use 1 to 64 letters, digits, _ or -'
    end
  end
  return 'id is missing; send 1 to 64 letters, digits, _ or -'
end

-- Takes in up to so many entries and 1 MiB; an entry that raises goes to poison, so no head can block the mailbox.
local function intake(most)
  local taken, bytes = 0, 0
  while taken < most and bytes < CALL_MOST do
    local entry = redis.call('XRANGE', MAILBOX, '-', '+', 'COUNT', 1)[1]
    if not entry then break end
    for _, text in ipairs(entry[2]) do bytes = bytes + #text end
    local reason = usable_id(entry[2])
    if not reason then
      local ok, fault = pcall(create, entry[2])
      if not ok then reason = 'raised ' .. (type(fault) == 'table' and fault.err or tostring(fault)) end
    end
    if reason then discard(entry, reason) end
    redis.call('XDEL', MAILBOX, entry[1])
    taken = taken + 1
  end
  if taken > 0 then redis.call('HINCRBY', META, 'taken', taken) end
end

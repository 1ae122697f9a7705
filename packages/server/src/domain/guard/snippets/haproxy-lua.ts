import { reasonPhrase, refuse } from '../../errors.js';
import { identity, shownReasons } from './header-names.js';
import { bodyOf, statuses } from './refusal-body.js';

export const LUA_FILE = 'sallyport.lua';

const phrases = ([...statuses, 403] as const)
  .map((status) => `[${status}] = "${reasonPhrase(status)}"`)
  .join(', ');
const body = bodyOf({ status: '%d', reason: '%s', code: '%s', detail: '%s', end: '\\n' });

const names = (list: readonly string[]) => list.map((name) => `"${name.toLowerCase()}"`).join(', ');

/**
 * Asks with the HTTP client that HAProxy has since 2.5, so it needs no library. An error in Lua lets HAProxy go on: that is why
 * the configuration asks for `txn.sallyport` behind it.
 */
export const haproxyLua = `-- ${LUA_FILE}: asks Sallyport about a request, by http-request lua.sallyport PATH-OF-THE-GATE ADDRESS.
-- It sets txn.sallyport to "passed" where the request may pass, and answers the caller where it may not.

local identity = { ${names(identity)} }
local shown = { ${names([...shownReasons, 'www-authenticate', 'retry-after'])} }
local phrases = { ${phrases} }

-- Of this connection alone, and of a body that is not sent along.
local own = {}
for _, name in ipairs({ "host", "connection", "keep-alive", "proxy-connection", "upgrade", "te", "trailer",
                        "transfer-encoding", "content-length", "expect" }) do
  own[name] = true
end

local function refuse(txn, status, headers, code, detail)
  local body = string.format('${body}', detail, status, code, phrases[status] or "")
  local reply = txn:reply({ status = status })
  for _, name in ipairs(shown) do
    for _, value in pairs(headers[name] or {}) do reply:add_header(name, value) end
  end
  reply:add_header("cache-control", "no-store")
  reply:add_header("content-type", "application/json")
  reply:set_body(body)
  txn:done(reply)
end

local function first(headers, name)
  local values = headers[name]
  return values and (values[0] or values[1])
end

core.register_action("sallyport", { "http-req" }, function(txn, gate, address)
  local headers = {}
  for name, values in pairs(txn.http:req_get_headers()) do
    if not own[name] then
      local list = {}
      for _, value in pairs(values) do list[#list + 1] = value end
      headers[name] = list
    end
  end
  headers["x-original-method"] = { txn.f:method() }
  headers["x-original-uri"] = { txn.f:pathq() or "*" }
  headers["x-original-scheme"] = { txn.f:ssl_fc() == 1 and "https" or "http" }
  headers["x-forwarded-for"] = { tostring(txn.f:src()) }

  local answer = core.httpclient():get({ url = "http://sallyport" .. gate, headers = headers, dst = address, timeout = 5000 })
  local told = answer and answer.headers or {}
  local status = answer and answer.status
  local isWhole = true
  for _, name in ipairs(identity) do isWhole = isWhole and first(told, name) ~= nil end

  if status == 200 and isWhole then
    for _, name in ipairs(identity) do txn.http:req_set_header(name, first(told, name)) end
    txn:set_var("txn.sallyport", "passed")
  elseif (status == 401 or status == 403) and first(told, "x-sallyport-reason") then
    local meant = tonumber(first(told, "x-sallyport-status")) or status
    refuse(txn, meant, told, first(told, "x-sallyport-reason"), first(told, "x-sallyport-detail") or "")
  else
    refuse(txn, 503, {}, "NOT_READY", "${refuse('NOT_READY').detail}")
  end
end, 2)
`;

-- Asks for the merge fields of random services. Arguments: key, number of records.
local key, records
function init(args)
  key, records = args[1], tonumber(args[2])
  math.randomseed(os.time())
end
function request()
  local id = math.random(1, records)
  local path = "/v1/access-records/" .. id .. "/merge-fields?client_id=" .. id
  return wrk.format("GET", path, { ["Authorization"] = "Bearer " .. key })
end

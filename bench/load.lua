-- Asks for the merge fields of random services. Arguments: key, how many, and how far one is from the next.
local key, count, stride
function init(args)
  key, count, stride = args[1], tonumber(args[2]), tonumber(args[3])
  math.randomseed(os.time())
end
function request()
  local id = math.random(1, count) * stride
  local path = "/v1/access-records/" .. id .. "/merge-fields?client_id=" .. id
  return wrk.format("GET", path, { ["Authorization"] = "Bearer " .. key })
end

-- Searches that find nothing, in ASCII and beyond it, and one that fills the longest page.
local paths = {
  "/v1/access-records?q=nowhere",
  "/v1/access-records?q=%C3%A4rger",
  "/v1/access-records?q=client&limit=500",
}
local number = 0

function init(args)
  wrk.headers["Authorization"] = "Bearer " .. args[1]
end

function request()
  number = number % #paths + 1
  return wrk.format("GET", paths[number])
end

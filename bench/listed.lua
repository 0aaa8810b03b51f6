-- For wrk: asks the lines of a file in turn. A line is a path, then headers ("Name: value"), parted by tabs.
-- Arguments: the file, its first line to take (from 0), the line to end before, "once" or "again".
local requests = {}
local position = 0
local once = false

local function request_of(line)
  local path, rest = line:match("^([^\t]*)\t?(.*)$")
  local headers = {}
  for name, value in rest:gmatch("([^\t:]+): ([^\t]*)") do
    headers[name] = value
  end
  return wrk.format("GET", path, headers)
end

function init(args)
  local first, ending = tonumber(args[2]), tonumber(args[3])
  local made = {}
  local number = 0
  once = args[4] == "once"
  for line in io.lines(args[1]) do
    if number >= first and number < ending then
      made[line] = made[line] or request_of(line)
      requests[#requests + 1] = made[line]
    end
    number = number + 1
  end
end

function request()
  position = position + 1
  if position > #requests then
    position = 1
  end
  if once and position == #requests then
    wrk.thread:stop()
  end
  return requests[position]
end

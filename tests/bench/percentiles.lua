-- For wrk: the percentiles that it does not print by itself, in microseconds; with a list of paths each in turn.
local paths, number = {}, 0

function init(arguments)
  if arguments[1] then
    for path in io.lines(arguments[1]) do paths[#paths + 1] = path end
  end
end

function request()
  if #paths == 0 then return wrk.format() end
  number = number + 1
  return wrk.format(nil, paths[number % #paths + 1])
end

function done(summary, latency)
  io.write(string.format("percentiles %d %d %d\n",
    latency:percentile(50), latency:percentile(95), latency:percentile(99)))
end

-- Asks for the signals of a file one after another: wrk ... -s queries.lua URL -- FILE PATH
local paths = {}
local at = 0

function init(args)
    for line in io.lines(args[1]) do
        paths[#paths + 1] = wrk.format("GET", args[2] .. line)
    end
end

function request()
    at = at % #paths + 1
    return paths[at]
end

function done(summary, latency, requests)
    local errors = summary.errors
    io.write(string.format(
        '{"requests":%d,"seconds":%.3f,"p50":%.3f,"p99":%.3f,"most":%.3f,"refused":%d,"broken":%d}\n',
        summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        latency.max / 1e3, errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end

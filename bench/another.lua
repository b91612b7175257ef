-- For wrk: the path with another parameter each time, that changes nothing of the answer.
local threads = 0
local asked = 0

function setup(thread)
  thread:set("first", threads)
  threads = threads + 1
end

function request()
  asked = asked + 1
  return wrk.format(nil, string.format("%s&createdAfter=2001-01-01T00:00:00.%08d%dZ", wrk.path, asked, first))
end

import { bound } from './bound.js';

/** `sallyport guard proxy`: what it takes of callers, and how long it waits for anybody. */
export const guardProxyBounds = {
  headBytes: bound(
    32_768,
    'bytes',
    '`guard proxy`: request line and headers of a caller, and headers of an answer (431, 502)',
    'A gate takes twice as much, so that there is room for what the proxy tells beside them.',
  ),
  connections: bound(
    10_000,
    'connections',
    '`guard proxy`: open connections of callers',
    'An idle one needs some 10 KB. Further ones are closed.',
  ),
  gateConnections: bound(
    128,
    'connections',
    '`guard proxy`: open connections to the gate',
    'A decision takes less than a millisecond there.',
  ),
  waitingQuestions: bound(
    10_000,
    'questions',
    '`guard proxy`: that wait for the gate (503)',
    'One for each connection of callers.',
  ),
  gateAnswerBytes: bound(65_536, 'bytes', '`guard proxy`: answer of the gate (502)', 'It has some 2 KB.'),
  gateSeconds: bound(
    5,
    'seconds',
    '`guard proxy`: time for the answer of the gate (503)',
    'The gate itself waits that long for a database.',
  ),
  connectSeconds: bound(
    5,
    'seconds',
    '`guard proxy`: time for a connection to the upstream (502)',
    'Nobody who is there takes longer.',
  ),
  answerSeconds: bound(
    60,
    'seconds',
    '`guard proxy`: silence of the upstream before its answer (504)',
    'As long as other proxies wait. `--timeout` sets another.',
  ),
  silentSeconds: bound(
    300,
    'seconds',
    '`guard proxy`: silence of either side in a body, a stream of events or a WebSocket',
    'Both have heartbeats for it, mostly every 30 seconds.',
  ),
  stopSeconds: bound(
    5,
    'seconds',
    '`guard proxy`: time for requests under way when it is stopped',
    'Streams do not end by themselves. WebSockets are closed at once.',
  ),
} as const;

import { bound } from './bound.js';

/** One request: its head, its body, and how long either may take. */
export const requestBounds = {
  headBytes: bound(
    16_384,
    'bytes',
    'Address and headers together (431)',
    'The longest headers that clients send, access tokens, have 500; proxies add a few hundred.',
  ),
  headSeconds: bound(
    30,
    'seconds',
    'Time for the head (408), and for the greeting of TLS',
    'A slow mobile line.',
  ),
  openBodyBytes: bound(
    16_384,
    'bytes',
    'Body of an operation that needs no credential (413)',
    'The longest has a few hundred.',
  ),
  bodyBytes: bound(
    1_048_576,
    'bytes',
    'Body of any other operation (413)',
    'The longest list that is taken has some 100,000.',
  ),
  bodyValues: bound(
    10_000,
    'attributes and elements',
    'A body, at every depth together',
    'A validator looks at each. The longest list that is taken has some thousand.',
  ),
  bodyLevels: bound(32, 'levels', 'Depth of a body', 'No body here nests deeper than five.'),
  bodySeconds: bound(
    30,
    'seconds',
    'Time for the body (408), from the end of the head on',
    'A megabyte over a slow line.',
    'SALLYPORT_BODY_TIMEOUT_SECONDS',
  ),
  droppedBodyBytes: bound(
    65_536,
    'bytes',
    'Body of a request that was refused by its head: read and dropped, and the connection kept',
    'Clients that send the body before they have a challenge then get their 401. With a longer one the connection is ended after the answer.',
  ),
  droppedAfterEndBytes: bound(
    4_194_304,
    'bytes',
    'Dropped of it once the connection was ended on this side, before it is destroyed',
    'Four times the longest body: what is destroyed while something arrives takes the answer along.',
  ),
  dropSeconds: bound(
    2,
    'seconds',
    'Time in which that body must be there',
    'It is under way already when the answer is sent.',
  ),
  pipelined: bound(
    20,
    'requests',
    'Requests of one connection that wait for an earlier answer',
    'Clients that pipeline at all send a few. With more the connection is destroyed.',
  ),
} as const;

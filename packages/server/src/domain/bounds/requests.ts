import { bound } from './bound.js';

/** One request: its head, its body, and how long either may take. */
export const requestBounds = {
  headBytes: bound(
    16_384,
    'bytes',
    'Request line and headers (431)',
    'Access tokens, the longest headers of clients, have 500 bytes; proxies add a few hundred.',
  ),
  headSeconds: bound(
    30,
    'seconds',
    'Time for the headers (408), and for the TLS handshake',
    'A slow mobile line.',
  ),
  openBodyBytes: bound(
    16_384,
    'bytes',
    'Body of an operation that needs no credential (413)',
    'The longest valid one has a few hundred.',
  ),
  bodyBytes: bound(
    1_048_576,
    'bytes',
    'Body of any other operation (413)',
    'The longest valid list has some 100,000.',
  ),
  bodyValues: bound(
    10_000,
    'attributes and elements',
    'Values in a body, at all levels',
    'The validator reads each of them. The longest valid list has some thousand.',
  ),
  bodyLevels: bound(32, 'levels', 'Nesting of a body', 'Valid bodies have at most five levels.'),
  bodySeconds: bound(
    30,
    'seconds',
    'Time for the body (408), from the end of the headers',
    'Enough for a megabyte over a slow line.',
    'SALLYPORT_BODY_TIMEOUT_SECONDS',
  ),
  droppedBodyBytes: bound(
    65_536,
    'bytes',
    'Body of a request that is refused by its headers: read and dropped, and the connection stays open',
    'So clients that send the body before they have a challenge get their 401. With a longer body, the connection is closed after the answer.',
  ),
  droppedAfterEndBytes: bound(
    4_194_304,
    'bytes',
    'Dropped of a longer one, after the answer and before the connection is destroyed',
    'Four times the longest body: if a connection is destroyed while data arrives, the client does not get the answer.',
  ),
  dropSeconds: bound(
    2,
    'seconds',
    'Time in which that body must arrive',
    'It is already on its way when the answer is sent.',
  ),
  pipelined: bound(
    20,
    'requests',
    'Pipelined requests that wait on one connection',
    'Clients that use pipelining send a few. With more, the connection is destroyed.',
  ),
} as const;

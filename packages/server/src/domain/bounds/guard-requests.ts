import { bound } from './bound.js';

/** Requests to guarded APIs, and what gates ask. */
export const guardRequestBounds = {
  pathCharacters: bound(
    4_096,
    'characters',
    'Path of a request to a guarded API',
    'Servers take little more.',
  ),
  pathSegments: bound(
    64,
    'segments',
    'Path of a request to a guarded API',
    'The deepest known have some 20.',
  ),
  gateHeadBytes: bound(
    65_536,
    'bytes',
    'What a gate asks on its own listener: address and headers of the original request',
    'Proxies take 8 to 60 KB of their clients, cookies among it, and a refusal here would read as a failure of the API.',
  ),
  decideBodyBytes: bound(
    65_536,
    'bytes',
    'Body of a question in JSON (dialect `plain`)',
    'As much as of headers.',
  ),
  answerCharacters: bound(
    512,
    'characters',
    'Header of an answer to a gate',
    'Together they stay below 1 KB and the 4 KB that nginx has for the head of an answer.',
  ),
} as const;

import { bound } from './bound.js';

/** `sallyport guard doctor`: how long it waits for whom it asks, and how much it reads. */
export const guardDoctorBounds = {
  answerSeconds: bound(
    10,
    'seconds',
    '`guard doctor`: time for one answer of the proxy, the upstream, the gate or the metrics',
    'They answer in milliseconds. What came too late is named.',
  ),
  answerBytes: bound(
    65_536,
    'bytes',
    '`guard doctor`: body of an answer of the proxy, of which the rest is not read',
    'Two answers of a route of the API are compared, and it may be a download.',
  ),
  canarySeconds: bound(
    120,
    'seconds',
    '`guard doctor`: time for all requests through the proxy; the rest of them is not sent',
    'They are some sixty, one after the other.',
  ),
  sightingSeconds: bound(
    10,
    'seconds',
    '`guard doctor`: time until Sallyport knows that the gate asked',
    'It writes that down every two seconds (`SALLYPORT_USAGE_FLUSH_SECONDS`).',
  ),
  metricsBytes: bound(
    4_194_304,
    'bytes',
    '`guard doctor`: the metrics of Sallyport',
    'They have some 50 KB.',
  ),
} as const;

import type { Bounds } from './bound.js';
import { connectionBounds } from './connections.js';
import { guardBounds } from './guard.js';
import { guardDoctorBounds } from './guard-doctor.js';
import { guardProxyBounds } from './guard-proxy.js';
import { guardRequestBounds } from './guard-requests.js';
import { listBounds } from './lists.js';
import { memoryBounds } from './memory.js';
import { publishedBounds } from './published.js';
import { requestBounds } from './requests.js';
import { testingBounds } from './testing.js';
import { textBounds } from './texts.js';
import { workBounds } from './work.js';

/** All bounds of this server: the reference page is made from them, and the code takes its numbers there. */
export const allBounds = {
  published: publishedBounds,
  lists: listBounds,
  texts: textBounds,
  requests: requestBounds,
  connections: connectionBounds,
  memory: memoryBounds,
  work: workBounds,
  guard: guardBounds,
  testing: testingBounds,
  guardRequests: guardRequestBounds,
  guardProxy: guardProxyBounds,
  guardDoctor: guardDoctorBounds,
} as const satisfies Readonly<Record<string, Bounds>>;

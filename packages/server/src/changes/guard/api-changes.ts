import type { GuardedApi } from '../../store/queries/guarded-apis.js';

/** What an event tells of a guarded API before and after; `undefined` where there is none. */
export function apiChanges(before: GuardedApi | undefined, after: GuardedApi | undefined) {
  return {
    title: [before?.title, after?.title],
    mode: [before?.mode, after?.mode],
    openTo: [before?.openTo, after?.openTo],
    version: [before?.activeVersion, after?.activeVersion],
  } as const;
}

import { createHash } from 'node:crypto';
import { isId } from '../domain/ids.js';
import type { Asker } from './asker.js';

/** What a write can be about: the id of an organization or of a person, a user name, or the installation. */
export type Subject = string;

/** Signing keys, setup, and whatever else belongs to no organization. */
export const INSTALLATION: Subject = 'the installation';

/** What a write names before its first statement, so that what it reads of them stays true until it commits. */
export interface About {
  /** 'all' keeps every other write waiting: for seeds, recovery and tests. */
  readonly subjects: readonly Subject[] | 'all';
  /** Of a write that a request asks for. */
  readonly asker?: Asker | undefined;
}

export const ABOUT_ALL: About = { subjects: 'all' };

export function about(...subjects: readonly Subject[]): About {
  return { subjects };
}

/** Rows of `write_order`. */
export const SLOTS: readonly number[] = Array.from({ length: 16 }, (_, slot) => slot);

/** The row of a subject. The last digits of ids come from a counter (domain/ids.ts), so all rows are used alike. */
function slotOf(subject: Subject): number {
  if (subject === INSTALLATION) return 0;
  const digits = isId(subject) ? subject.slice(-1) : createHash('sha256').update(subject).digest('hex')[0];
  return Number.parseInt(digits ?? '0', 16);
}

/** In the order in which they are taken by everybody, so that nobody waits for who waits for them. */
export function slotsOf(subjects: readonly Subject[] | 'all'): readonly number[] {
  return subjects === 'all' ? SLOTS : [...new Set(subjects.map(slotOf))].sort((a, b) => a - b);
}

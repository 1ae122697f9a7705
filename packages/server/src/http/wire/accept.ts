import type { Version } from './version.js';

/** What an `Accept` header asks for: a date, `preview`, or nothing this wire understands. */
export type AskedVersion = { date: string } | 'preview' | undefined;

/** The media type of an answer or a body. */
export function mediaTypeOf(version: string): string {
  return version === 'unversioned' ? 'application/json' : `application/vnd.atlas.${version}+json`;
}

const VENDOR_TYPE = /^application\/vnd\.atlas\.([0-9]{4}-[0-9]{2}-[0-9]{2}|preview)\+json$/i;

/**
 * Reads the versioned media type out of an `Accept` header. Several types may stand in it; the first versioned JSON
 * one counts, parameters (`;q=`) are passed over. A date that is no day of the calendar is no version.
 */
export function parseAccept(header: string | undefined): AskedVersion {
  if (header === undefined) return undefined;
  for (const part of header.split(',')) {
    const type = (part.split(';', 1)[0] ?? '').trim();
    const asked = VENDOR_TYPE.exec(type)?.[1]?.toLowerCase();
    if (asked === undefined) continue;
    if (asked === 'preview') return 'preview';
    if (isCalendarDay(asked)) return { date: asked };
  }
  return undefined;
}

function isCalendarDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * The newest of the versions that is not later than the date asked for; clients send one recent date to every
 * operation. A date in the future names no version.
 */
export function resolveVersion(
  versions: readonly Version[],
  asked: AskedVersion,
  today: string,
): Version | undefined {
  if (versions[0] === 'unversioned') return 'unversioned';
  if (asked === undefined) return undefined;
  if (asked === 'preview') return versions.find((version) => version === 'preview');
  if (asked.date > today) return undefined;
  let newest: Version | undefined;
  for (const version of versions) {
    if (version === 'preview' || version > asked.date) continue;
    if (newest === undefined || version > newest) newest = version;
  }
  return newest;
}

import { DAY_MS } from '../../domain/time-spans.js';
import { ATLAS } from '../wires/atlas.js';
import type { Wire } from '../wires/wire.js';
import { isFlagSet } from './query.js';

/** Compact JSON, or the indented form of `pretty=true`, with spaces on both sides of the colon as the live service has it. */
export function renderJson(value: unknown, pretty: boolean): string {
  if (!pretty) return JSON.stringify(value);
  // Strings hold no raw line breaks in JSON, so a name at the start of a line is a property name.
  return JSON.stringify(value, null, 2).replace(/^(\s*"(?:[^"\\]|\\.)*"): /gm, '$1 : ');
}

/** The answer inside an envelope: a list gains `status`, anything else becomes `content`. */
export function inEnvelope(body: unknown, status: number, { envelopeBeginsWith }: Wire = ATLAS): unknown {
  if (envelopeBeginsWith === 'status') return isList(body) ? { status, ...body } : { status, content: body };
  if (isList(body)) return { links: body.links, results: body.results, status, totalCount: body.totalCount };
  return { content: body, status };
}

function isList(body: unknown): body is { links: unknown; results: unknown; totalCount: unknown } {
  return typeof body === 'object' && body !== null && 'results' in body && 'links' in body;
}

/** The body of an answer in the form that the flags of the sent query ask for. */
export function renderResult(
  result: unknown,
  status: number,
  sent: Readonly<Record<string, unknown>>,
  wire: Wire,
): string {
  if (!wire.hasEnvelope) return renderJson(result, false);
  return renderJson(
    isFlagSet(sent, 'envelope') ? inEnvelope(result, status, wire) : result,
    isFlagSet(sent, 'pretty'),
  );
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

// Times of a list are often of one day, and a date is what costs.
let lastDay = Number.NaN;
let lastDate = '';

/** Whole seconds, UTC, as every time on the wire. */
export function wireTime(milliseconds: number): string {
  const day = Math.floor(milliseconds / DAY_MS);
  if (day !== lastDay) {
    lastDate = new Date(milliseconds).toISOString().slice(0, -'00:00:00.000Z'.length);
    lastDay = day;
  }
  const seconds = Math.floor((milliseconds - day * DAY_MS) / 1000);
  const hour = TWO_DIGITS[Math.floor(seconds / 3600)];
  return `${lastDate}${hour}:${TWO_DIGITS[Math.floor(seconds / 60) % 60]}:${TWO_DIGITS[seconds % 60]}Z`;
}

export function wireTimeOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : wireTime(milliseconds);
}

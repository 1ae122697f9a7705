/** One challenge of a `WWW-Authenticate` header; names in lower case, values unquoted. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const BLANKS = /[ \t]*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;
/** Credentials of schemes such as Negotiate, which are no list of parameters (RFC 9110 section 11.2). */
const TOKEN68 = /[A-Za-z0-9\-._~+/]+=*[ \t]*(?=,|$)/y;

/**
 * Reads the challenges of a 401. `fetch` joins repeated headers with commas, the same that part the parameters of
 * one challenge, so a name with a value continues a challenge and a name without one starts the next (RFC 9110
 * section 11.6.1). Reading stops at the first syntax error, with what came before it. Never throws.
 */
export function parseChallenges(header: string | null): Challenge[] {
  const challenges: Challenge[] = [];
  if (header === null) return challenges;
  let parameters: Map<string, string> | undefined;
  let at = 0;
  /** The text of `pattern` at the current place, which moves past it. */
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(header);
    if (found) at = pattern.lastIndex;
    return found;
  };
  /** What follows a name: its value, nothing, or an equals sign without a value. */
  const takeValue = (): { text: string } | 'none' | 'malformed' => {
    const start = at;
    take(BLANKS);
    if (header[at] !== '=') {
      at = start;
      return 'none';
    }
    at++;
    take(BLANKS);
    const quoted = take(QUOTED);
    if (quoted) return { text: (quoted[1] ?? '').replace(/\\(.)/gs, '$1') };
    const token = take(TOKEN);
    return token ? { text: token[0] } : 'malformed';
  };

  while (at < header.length) {
    take(BLANKS);
    // Empty list elements have to be put up with (RFC 9110 section 5.6.1.2).
    if (header[at] === ',') {
      at++;
      continue;
    }
    const name = take(TOKEN)?.[0].toLowerCase();
    if (name === undefined) break;
    const value = takeValue();
    if (value === 'malformed') break;
    if (value === 'none') {
      parameters = new Map();
      challenges.push({ scheme: name, parameters });
      take(BLANKS);
      take(TOKEN68);
      continue;
    }
    // The first of a repeated parameter counts: a later one may have been slipped in.
    if (parameters && !parameters.has(name)) parameters.set(name, value.text);
    take(BLANKS);
    if (at < header.length && header[at] !== ',') break;
  }
  return challenges;
}

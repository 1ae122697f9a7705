import { NEWEST_VERSION } from '@sallyport/client';
import { type Call, searchOf } from './call.js';
import { baseUrl } from './send.js';

/**
 * A call as a command for a shell, with places for an API key in braces. Operations of sessions have no such form:
 * they take no key.
 */
export function curlText(call: Call): string {
  const { method, path, body, version = NEWEST_VERSION } = call;
  const search = searchOf(call);
  // IDs that are not there yet stand in braces, like the key.
  const readable = path.replace(/%7B([A-Z-]+)%7D/g, '{$1}');
  const address = `${baseUrl}${readable}${search.size > 0 ? `?${search}` : ''}`;
  return [
    `curl --user ${quoted('{PUBLIC-KEY}:{PRIVATE-KEY}')} --digest`,
    `--header ${quoted(`Accept: application/vnd.atlas.${version}+json`)}`,
    ...(body === undefined
      ? []
      : [`--header ${quoted('Content-Type: application/json')}`, `--data ${quoted(JSON.stringify(body))}`]),
    `--request ${method}`,
    quoted(address),
  ].join(' \\\n  ');
}

/** POSIX shells take everything between single quotes as it is. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A word of a command, quoted only where a shell could read more into it. */
export function shellWord(text: string): string {
  return /^[\w:./+-]+$/.test(text) ? text : quoted(text);
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '../escape-html.js';

export interface ConsolePage {
  /** The page for one answer. `basePath` begins and ends with a slash. */
  render(basePath: string, nonce: string): string;
  /** What a policy lets the scripts in the page in by (CSP level 3, section 2.3.1). */
  readonly scriptHashes: readonly string[];
}

/** What is filled in, in the order of the page; attributes may follow. */
const BASE = '<base href="/"';
const NONCE = '<meta name="csp-nonce" content=""';

/** Reads the page that was built. `undefined` where nothing was built; throws when the page lacks what is filled in. */
export function readPage(directory: string): ConsolePage | undefined {
  const file = join(directory, 'index.html');
  if (!existsSync(file)) return undefined;
  const html = readFileSync(file, 'utf8');
  const [beforeBase, afterBase] = split(file, html, BASE);
  const [beforeNonce, afterNonce] = split(file, afterBase, NONCE);
  return {
    render: (basePath, nonce) =>
      `${beforeBase}<base href="${escapeHtml(basePath)}"${beforeNonce}` +
      `<meta name="csp-nonce" content="${escapeHtml(nonce)}"${afterNonce}`,
    scriptHashes: [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(
      ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    ),
  };
}

function split(file: string, html: string, mark: string): [before: string, after: string] {
  const [before, after, ...more] = html.split(mark);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${file} must hold ${mark} once, the base before the nonce: build the console again`);
  return [before, after];
}

/** The path of a public URL, with a slash at its end and one at its start: two would name another host. */
export function basePathOf(publicUrl: string): string {
  return `${new URL(publicUrl).pathname}/`.replace(/^\/+/, '/').replace(/\/+$/, '/');
}

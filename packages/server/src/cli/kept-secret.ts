import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const TERMINAL = '/dev/tty';

/**
 * Keeps what is shown only once and could not be written: on the terminal of the person, or else in a file that only they can
 * read. Returns a sentence that says where it is.
 */
export function keepSecret(text: string): string {
  if (showOnTerminal(text)) return 'It was shown on the terminal instead';
  for (const parent of [homedir(), tmpdir()]) {
    const file = writeFile(parent, text);
    if (file !== undefined)
      return `It is in this file instead, which only you can read; delete it when you have the secret: ${file}`;
  }
  return 'Its secret is lost, because no file could be written either: delete what was made, and make it again';
}

function showOnTerminal(text: string): boolean {
  let terminal: number;
  try {
    terminal = openSync(TERMINAL, 'w');
  } catch {
    // There is none, as in a script that nobody watches.
    return false;
  }
  try {
    writeSync(terminal, text);
    return true;
  } catch {
    return false;
  } finally {
    closeSync(terminal);
  }
}

function writeFile(parent: string, text: string): string | undefined {
  let directory: string | undefined;
  try {
    directory = mkdtempSync(join(parent, 'sallyport-output-'));
    const file = join(directory, 'output.txt');
    writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true });
    return file;
  } catch {
    // A disk that is full takes the name and not the text.
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
    return undefined;
  }
}

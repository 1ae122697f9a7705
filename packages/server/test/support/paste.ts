import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryDirectory } from './built-server.js';
import { commandsOf } from './guide.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const START_AND_STOP = fileURLToPath(new URL('./start-and-stop.mjs', import.meta.url));

/** Interactive, as a terminal's: zsh takes no comments there, and splits no variable, which scripts in bash would hide. */
const SHELLS = {
  bash: ['--norc', '--noprofile', '-i'],
  zsh: ['-f', '-i', '-s'],
} as const;

type Shell = keyof typeof SHELLS;

export interface Pasted {
  readonly shell: Shell;
  readonly stdout: string;
  readonly stderr: string;
}

export interface PasteOptions {
  /** What the page leaves to the reader, and what the reader has instead. */
  readonly fillIn?: Readonly<Record<string, string>>;
  /** Files that the page takes to be in the folder, by their names. */
  readonly files?: Readonly<Record<string, string>>;
  /** The folder that the page says to be in, where it is one of the repository. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Has `sallyport start` end as soon as the server is ready, for pages that start several. */
  readonly stopsServers?: boolean;
}

/** Makes a folder with `sallyport` as an installation has it; it is on the PATH of whoever follows a guide. */
function installed(directory: string, stopsServers: boolean): string {
  const bin = join(directory, 'bin');
  mkdirSync(bin);
  const start = `if [ "$1" = start ]; then shift; exec "${process.execPath}" "${START_AND_STOP}" "${MAIN}" "$@"; fi\n`;
  writeFileSync(
    join(bin, 'sallyport'),
    `#!/bin/sh\n${stopsServers ? start : ''}exec "${process.execPath}" "${MAIN}" "$@"\n`,
    { mode: 0o755 },
  );
  return bin;
}

/**
 * Pastes all commands of a page into an interactive shell, from the first to the last, in a folder of their own. The first
 * command that fails ends it.
 */
export async function paste(page: string, shell: Shell, options: PasteOptions = {}): Promise<Pasted> {
  const directory = temporaryDirectory();
  const folder = join(directory, 'folder');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(options.files ?? {}))
    writeFileSync(join(folder, name), text, { mode: 0o755 });
  let script = commandsOf(page)
    .filter(({ notRun }) => notRun === undefined)
    .map(({ text }) => text)
    .join('echo\n');
  for (const [blank, value] of Object.entries(options.fillIn ?? {})) script = script.replaceAll(blank, value);
  // A group of its own, so that what a page starts in the background ends with it.
  const child = spawn(shell, SHELLS[shell], {
    cwd: options.cwd ?? folder,
    detached: true,
    env: {
      PATH: `${installed(directory, options.stopsServers === true)}:${process.env.PATH}`,
      HOME: directory,
      TMPDIR: directory,
      PS1: '',
      PS2: '',
      ...options.env,
    },
  });
  const written = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      written[stream] += text;
    });
  const ended = once(child, 'exit');
  const closed = once(child, 'close');
  child.stdin.on('error', () => undefined).end(`set -eu\n${script}exit 0\n`);
  const [status] = await ended;
  try {
    process.kill(-(child.pid ?? 0), 'SIGTERM');
  } catch {
    // Nothing is left of the group.
  }
  await closed;
  if (status !== 0)
    throw new Error(`${page} in ${shell} ended with ${status}:\n${written.stdout}\n${written.stderr}`);
  return { shell, ...written };
}

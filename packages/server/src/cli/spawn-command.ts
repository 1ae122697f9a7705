import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './io.js';

/** Starts a command with the input and output of this process, as it was written: no shell reads it. */
export function spawnCommand(command: readonly string[], env: Environment): ChildProcess {
  const [name = '', ...args] = command;
  const script = process.platform === 'win32' ? windowsScript(name, env) : undefined;
  if (script === undefined) return spawn(name, args, { stdio: 'inherit', env });
  return spawn(env.ComSpec ?? 'cmd.exe', ['/d', '/s', '/c', `"${windowsLine(script, args)}"`], {
    stdio: 'inherit',
    env,
    windowsVerbatimArguments: true,
  });
}

/** On Windows `npm` and its like are files of commands, which only cmd.exe runs. The file that a name means; undefined for programs. */
function windowsScript(name: string, env: Environment): string | undefined {
  const path = Object.entries(env).find(([each]) => each.toUpperCase() === 'PATH')?.[1] ?? '';
  const endings = ['', ...(env.PATHEXT ?? '.COM;.EXE;.BAT;.CMD').split(';')];
  const directories = /[\\/]/.test(name) ? [''] : path.split(';');
  for (const directory of directories)
    for (const ending of endings) {
      const file = directory === '' ? name + ending : join(directory, name + ending);
      if (/\.\w+$/.test(file) && existsSync(file)) return /\.(?:bat|cmd)$/i.test(file) ? file : undefined;
    }
  return undefined;
}

/**
 * A line that hands the arguments to a file of commands unchanged. They are quoted for the program behind it, then shielded
 * from cmd.exe twice: it reads the line, and what the file makes of it.
 */
export function windowsLine(script: string, args: readonly string[]): string {
  const shielded = (text: string) => text.replace(/[()\][%!^"`<>&|;, *?]/g, '^$&');
  const quoted = (arg: string) => `"${arg.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\*)$/, '$1$1')}"`;
  return [shielded(script), ...args.map((arg) => shielded(shielded(quoted(arg))))].join(' ');
}

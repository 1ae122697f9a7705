import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltServer, temporaryDirectory, until } from './built-server.js';

/** The wall clock of a built server, which can be set while that runs, as an administrator or a time server does. */
export interface SettableClock {
  /** For the server's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets it so much ahead of the right time, or behind it, and resolves when it is. */
  set(server: BuiltServer, offsetMs: number): Promise<void>;
}

export function createSettableClock(): SettableClock {
  const file = join(temporaryDirectory(), 'clock');
  const isSet = (text: string) => existsSync(`${file}.set`) && readFileSync(`${file}.set`, 'utf8') === text;
  const setter = new URL('./set-clock.mjs', import.meta.url);
  setter.searchParams.set('from', file);
  return {
    env: { NODE_OPTIONS: `--import=${setter.href}` },
    async set(server, offsetMs) {
      writeFileSync(file, String(offsetMs));
      server.child.kill('SIGUSR2');
      await until('the clock to be set', () => isSet(String(offsetMs)) || undefined);
    },
  };
}

import { resolve } from 'node:path';
import type { Settings } from '../config/settings.js';

/**
 * Where a start leaves the secrets that it makes. They are shown to somebody at a terminal; what is printed elsewhere is
 * kept by whoever collects the output, so there they go to files.
 */
export interface SecretsPlace {
  /** Of a first start; `undefined`: shown. */
  readonly firstFile: string | undefined;
  /** Whether scripts wait for that file, be there secrets that were made or not. */
  readonly isAwaited: boolean;
  /** Of a seed that a later start applies. */
  readonly seedFile: string | undefined;
  /** The setup link, which each start without bootstrap makes anew. */
  readonly linkFile: string | undefined;
  /** Where files are that nobody has named. It is made if it is not there. */
  readonly dataDir: string;
}

export function secretsPlace(
  settings: Pick<Settings, 'bootstrapFile' | 'dataDir'>,
  { isTerminal, isEphemeral, now }: { isTerminal: boolean; isEphemeral: boolean; now: number },
): SecretsPlace {
  const { bootstrapFile } = settings;
  const dataDir = resolve(settings.dataDir);
  // The line of an ephemeral server is read by the program that started it, and its secrets end with it.
  const isShown = isTerminal || isEphemeral;
  const isAwaited = bootstrapFile !== undefined;
  return {
    firstFile: bootstrapFile ?? (isShown ? undefined : resolve(dataDir, 'first-start.json')),
    isAwaited,
    seedFile: isShown ? undefined : resolve(dataDir, `seed-${now}.json`),
    linkFile: isEphemeral || (isTerminal && !isAwaited) ? undefined : resolve(dataDir, 'setup-link'),
    dataDir,
  };
}

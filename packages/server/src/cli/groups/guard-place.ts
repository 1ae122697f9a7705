import { GUARD_NAME, NAME_RULE } from '../../domain/guard/read-gates.js';
import { type Place, parsePlace } from '../../http/guard-proxy/place.js';
import { CommandError } from '../command-error.js';
import type { Environment } from '../io.js';
import { requiredText, text } from '../kit/flags.js';
import { readTextFile } from './guard-file.js';

export const GUARD_URL = 'http://127.0.0.1:8081';
export const SECRET_VARIABLE = 'SALLYPORT_GATE_SECRET';

/** Of commands that ask at a gate themselves. */
export const secretFlag = { secretFile: text('File with the secret of the gate.', { placeholder: 'file' }) };

export const gateFlag = (help: string) => ({ gate: requiredText(help, { placeholder: 'name' }) });

/** Throws CommandError for what is no name of a gate. */
export function requireGateName(gate: string): void {
  if (!GUARD_NAME.test(gate))
    throw new CommandError(`--gate: ${JSON.stringify(gate)} is no name of a gate: it ${NAME_RULE}`);
}

/** Where a flag says that somebody takes HTTP requests. Throws CommandError. */
export function placeOf(flag: string, given: string): Place {
  const place = parsePlace(given);
  // What was given is not shown: it may hold a password.
  if (place === undefined)
    throw new CommandError(
      `--${flag}: must be http://host:port, https://host:port or unix:/path, without a path behind the port`,
    );
  return place;
}

/** The secret of a gate, from a file or the environment; undefined where there is none. Throws CommandError. */
export function readGateSecret(file: string | undefined, environment: Environment): string | undefined {
  const secret = file === undefined ? environment[SECRET_VARIABLE] || undefined : readTextFile(file).trim();
  if (secret !== undefined && !/^[\x21-\x7e]{1,200}$/.test(secret))
    throw new CommandError(
      `the secret of the gate (${file ?? SECRET_VARIABLE}) is not one: it has to be one word`,
    );
  return secret;
}

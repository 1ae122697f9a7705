import { wirePaths } from '../../domain/wire-paths.js';
import { CommandError } from '../command-error.js';
import type { Terminal } from '../io.js';
import { type Caller, connectAs } from '../kit/connect.js';
import type { Profile } from '../profiles/profile.js';
import { withProperties } from '../profiles/profile.js';
import { baseUrlOf, requireAddress } from '../profiles/server-address.js';

const ATTEMPTS = 3;

/**
 * Says which server to log in to, before anybody types a secret: the one of the flag or the environment, or the one that the
 * terminal is asked for. On a terminal the server has to answer. Throws CommandError.
 */
export async function chooseServer(
  flags: { readonly baseUrl: string | undefined; readonly caFile: string | undefined },
  { terminal, profile: chosen, ...rest }: Caller & { readonly terminal: Terminal },
): Promise<Profile> {
  if (flags.baseUrl !== undefined) requireAddress(flags.baseUrl, '--baseUrl');
  const profile = withProperties(chosen, { ops_manager_url: flags.baseUrl, ca_file: flags.caFile });
  if (!terminal.isInteractive) return profile;
  if (flags.baseUrl !== undefined || chosen.find('ops_manager_url')?.source === 'environment') {
    await requireAnswer({ ...rest, profile });
    return profile;
  }
  for (let attempt = 1; ; attempt += 1) {
    const address = (await terminal.ask(`Server [${baseUrlOf(profile)}]: `)) || baseUrlOf(profile);
    try {
      requireAddress(address);
      const asked = withProperties(profile, { ops_manager_url: address });
      await requireAnswer({ ...rest, profile: asked });
      return asked;
    } catch (error) {
      if (!(error instanceof CommandError) || attempt === ATTEMPTS) throw error;
      terminal.writeError(`${error.message}\n`);
    }
  }
}

/** A call without credentials gets a challenge from the API of any Sallyport server. */
async function requireAnswer(caller: Caller): Promise<void> {
  const { baseUrl, fetch } = connectAs(undefined, caller);
  const { status } = await fetch(`${baseUrl}${wirePaths.atlas.base}/orgs`, { redirect: 'manual' });
  if (status !== 401)
    throw new CommandError(
      `${baseUrl} answered with HTTP ${status} where a Sallyport server asks for credentials: see whether the address is right`,
    );
}

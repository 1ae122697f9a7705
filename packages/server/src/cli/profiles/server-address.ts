import { CommandError } from '../command-error.js';
import type { Profile } from './profile.js';

/** Where a server listens that was told nothing else. */
export const DEFAULT_BASE_URL = 'http://127.0.0.1:8080';

/** The server that a profile names, without a slash at its end. Throws CommandError for what is no address. */
export function baseUrlOf(profile: Profile): string {
  const found = profile.find('ops_manager_url');
  const address = found?.value ?? DEFAULT_BASE_URL;
  requireAddress(address, found?.variable);
  return address.replace(/\/+$/, '');
}

/** Throws CommandError for what is no address of a server; `where` says where it stands. */
export function requireAddress(address: string, where?: string): void {
  if (!/^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : ''))
    throw new CommandError(
      `${where === undefined ? '' : `${where}: `}'${address}' is not a valid URL: it begins with http:// or https://`,
    );
}

/** Where the address in force comes from, and how to change it, as a sentence. */
export function addressSource(profile: Profile): string {
  const found = profile.find('ops_manager_url');
  if (found === undefined)
    return 'It is the default address: run "sallyport auth login", or set SALLYPORT_BASE_URL.';
  if (found.source === 'given') return 'The address is the one that you gave.';
  if (found.source === 'environment') return `The address comes from ${found.variable ?? 'the environment'}.`;
  return `The address is ops_manager_url of profile ${profile.name}: change it with "sallyport config set ops_manager_url <url>".`;
}

import { parseAddress } from './addresses.js';

/** The host of a `Host` header (RFC 9110 section 7.2) in lower case, without port and brackets. */
export function hostNameOf(header: string): string {
  const [, address, name] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(header) ?? [];
  return (address ?? name ?? header).toLowerCase().replace(/\.$/, '');
}

/** Whether a host name or address means this machine: 127.0.0.0/8, ::1, `localhost` and names below it (RFC 6761 section 6.3). */
export function isLoopbackName(name: string): boolean {
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  const text = parseAddress(name)?.text;
  return text === '::1' || text?.startsWith('127.') === true;
}

/** Whether a server that listens there can be reached at every address of the machine. */
export function isEveryInterface(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/**
 * Below these nobody can register a name: special-use names (RFC 6761 section 6, RFC 6762, RFC 8375), and the one that ICANN keeps for
 * private use (resolution 2024.07.29.06), by which containers reach the machine they run on: `host.docker.internal`.
 */
const NEVER_REGISTERED = /\.(?:home\.arpa|internal|local|test)$/;

/**
 * Whether a name can be one that a stranger has registered: those have a dot. Addresses are none, nor are names of a house
 * or of a machine.
 */
export function mayBeRegistered(name: string): boolean {
  return (
    name.includes('.') &&
    parseAddress(name) === undefined &&
    !isLoopbackName(name) &&
    !NEVER_REGISTERED.test(name)
  );
}

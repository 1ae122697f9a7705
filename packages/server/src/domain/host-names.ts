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

/** Whether a name can be one that a stranger has registered: those have a dot. Addresses, and names of a house, are not. */
export function mayBeRegistered(name: string): boolean {
  return name.includes('.') && parseAddress(name) === undefined && !isLoopbackName(name);
}

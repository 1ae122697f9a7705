import { CommandError } from '../command-error.js';
import type { Api } from '../kit/connect.js';
import { list, toggle } from '../kit/flags.js';

/** Flags that say which addresses. */
export const addresses = {
  ip: list('Address, IPv4 or IPv6.', { placeholder: 'address' }),
  cidr: list('Block of addresses in CIDR notation.', { placeholder: 'block' }),
  currentIp: toggle('The address from which the server sees this machine call.'),
};

/** The body that adds the addresses of the flags. Throws CommandError where there are none. */
export async function newEntries(
  api: Api,
  flags: { readonly ip: readonly string[]; readonly cidr: readonly string[]; readonly currentIp: boolean },
): Promise<readonly ({ ipAddress: string } | { cidrBlock: string })[]> {
  if (flags.ip.length === 0 && flags.cidr.length === 0 && !flags.currentIp)
    throw new CommandError('either --ip, --cidr must be set');
  const ips = flags.currentIp ? [...flags.ip, await currentAddress(api)] : flags.ip;
  return [...ips.map((ipAddress) => ({ ipAddress })), ...flags.cidr.map((cidrBlock) => ({ cidrBlock }))];
}

/** The address from which the server sees this machine. Throws CommandError. */
export async function currentAddress(api: Api): Promise<string> {
  const { currentIpv4Address } = await api.request<{ currentIpv4Address?: string }>(
    'GET',
    '/api/private/ipinfo',
  );
  if (!currentIpv4Address)
    throw new CommandError(
      'unable to find your public IP address: the server does not tell it. Specify the address for this command',
    );
  return currentIpv4Address;
}

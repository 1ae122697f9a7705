import { CommandError } from '../command-error.js';
import type { Arguments, Context } from '../kit/command.js';
import { type Flags, list, toggle } from '../kit/flags.js';

/** Flags that say which addresses. */
export const addresses = {
  ip: list('Address, IPv4 or IPv6.', { placeholder: 'address' }),
  cidr: list('CIDR block.', { placeholder: 'block' }),
  currentIp: toggle('The IP address of this machine, as the server sees it.'),
};

/** A command that may ask from where it calls. */
type Asking<F extends Flags> = Pick<Context<Arguments, F, 'getIpInfo'>, 'call' | 'flags'>;

/** The body that adds the addresses of the flags. Throws CommandError where there are none. */
export async function newEntries(
  context: Asking<typeof addresses>,
): Promise<readonly ({ ipAddress: string } | { cidrBlock: string })[]> {
  const { ip, cidr, currentIp } = context.flags;
  if (ip.length === 0 && cidr.length === 0 && !currentIp)
    throw new CommandError('either --ip, --cidr must be set');
  const ips = currentIp ? [...ip, await currentAddress(context)] : ip;
  return [...ips.map((ipAddress) => ({ ipAddress })), ...cidr.map((cidrBlock) => ({ cidrBlock }))];
}

/** The address from which the server sees this machine. Throws CommandError. */
export async function currentAddress({ call }: Pick<Asking<Flags>, 'call'>): Promise<string> {
  const { currentIpv4Address } = await call('getIpInfo', {});
  if (!currentIpv4Address)
    throw new CommandError(
      'unable to find your public IP address: the server does not tell it. Specify the address for this command',
    );
  return currentIpv4Address;
}

/** The order in which the hosts of one database are tried: beginning with the one that served last. */
export interface HostOrder<H> {
  inOrder(): readonly H[];
  served(host: H): void;
  /** It fell silent. Asking it again takes a whole time-out, so the others come first. */
  fellSilent(host: H): void;
}

export function createHostOrder<H>(hosts: readonly H[]): HostOrder<H> {
  let first = 0;
  return {
    inOrder: () => [...hosts.slice(first), ...hosts.slice(0, first)],
    served(host) {
      first = Math.max(0, hosts.indexOf(host));
    },
    fellSilent(host) {
      // Several sessions on it end together, and only the first of them moves on.
      if (hosts[first] === host) first = (first + 1) % hosts.length;
    },
  };
}

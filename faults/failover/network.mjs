import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/**
 * Hosts that are network namespaces, each with a link of its own to this one, which routes between them. Cut is what the
 * router drops, so nobody is told: what a cable or a switch does that fails.
 */
export function createNetwork() {
  ip('link', 'set', 'lo', 'up');
  writeFileSync('/proc/sys/net/ipv4/ip_forward', '1');
  const addresses = new Map();
  const cuts = new Set();

  /** Adds a host and returns its address. */
  function addHost(name) {
    const number = addresses.size + 1;
    const [ours, theirs] = [`10.77.${number}.1`, `10.77.${number}.2`];
    ip('netns', 'add', name);
    ip('link', 'add', `to-${name}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
    ip('address', 'add', `${ours}/24`, 'dev', `to-${name}`);
    ip('link', 'set', `to-${name}`, 'up');
    ip('-n', name, 'address', 'add', `${theirs}/24`, 'dev', 'eth0');
    ip('-n', name, 'link', 'set', 'lo', 'up');
    ip('-n', name, 'link', 'set', 'eth0', 'up');
    ip('-n', name, 'route', 'add', 'default', 'via', ours);
    addresses.set(name, theirs);
    return theirs;
  }

  function eachWay(verb, pair) {
    const [a, b] = pair.split(' ').map((name) => addresses.get(name));
    for (const [from, to] of [
      [a, b],
      [b, a],
    ])
      ip('rule', verb, 'blackhole', 'from', from, 'to', to);
  }

  return {
    addHost,
    addressOf: (name) => addresses.get(name),
    cut(a, b) {
      const pair = [a, b].sort().join(' ');
      if (cuts.has(pair)) return;
      cuts.add(pair);
      eachWay('add', pair);
    },
    /** Cuts a host from all others; whoever asks from the router still reaches it. */
    isolate(host) {
      for (const other of addresses.keys()) if (other !== host) this.cut(host, other);
    },
    heal() {
      for (const pair of cuts) eachWay('del', pair);
      cuts.clear();
    },
  };
}

/** The words that run a command on a host. */
export const onHost = (name) => ['ip', 'netns', 'exec', name];

function ip(...args) {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

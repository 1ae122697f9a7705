import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onHost } from './network.mjs';
import { startProgram } from './program.mjs';

/**
 * HAProxy in front of the database, where it asks Patroni for the leader, and in front of the nodes, where it asks for
 * their readiness. Made as Patroni's documentation shows it, with a check each second.
 */
export function startHaproxy({ network, scratch, members, nodeHosts, port }) {
  const address = network.addressOf('haproxy');
  const file = join(scratch, 'haproxy.cfg');
  writeFileSync(
    file,
    `global
  maxconn 1000
defaults
  retries 2
  timeout connect 2s
  timeout check 2s
  timeout client 60m
  timeout server 60m
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
listen database
  mode tcp
  bind ${address}:5432
  option httpchk OPTIONS /primary
  http-check expect status 200
${members.map(({ name, address: at }) => `  server ${name} ${at}:5432 check port 8008`).join('\n')}
listen sallyport
  mode http
  bind ${address}:${port}
  option redispatch
  option httpchk GET /readyz
  http-check expect status 200
${nodeHosts.map((host) => `  server ${host} ${network.addressOf(host)}:${port} check`).join('\n')}
`,
  );
  startProgram([...onHost('haproxy'), '/usr/sbin/haproxy', '-db', '-f', file], {
    logFile: join(scratch, 'haproxy.log'),
  });
  return { database: `${address}:5432`, url: `http://${address}:${port}` };
}

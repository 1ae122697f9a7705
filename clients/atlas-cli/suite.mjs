import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSteps } from '../../scripts/clients/steps.mjs';
import { capture } from '../../scripts/run.mjs';
import { scenario } from './scenario.mjs';

/** ATLAS_CLI names the program when it is not on the path. */
const PROGRAM = process.env.ATLAS_CLI || 'atlas';

export const suite = {
  title: 'Atlas CLI',
  when: 'named',
  programs: [
    {
      name: 'the Atlas CLI, as `atlas` on the path or named by ATLAS_CLI',
      packages: [],
      isThere: () => capture(PROGRAM, ['--version']).status === 0,
    },
  ],
  async run({ server, say }) {
    const key = ['PUBLIC_API_KEY', 'PRIVATE_API_KEY'];
    const account = ['CLIENT_ID', 'CLIENT_SECRET'];
    const results = [];
    for (const credentials of [key, account]) {
      // The CLI writes the tokens that it gets into its configuration file.
      const home = mkdtempSync(join(tmpdir(), 'sallyport-atlas-cli-'));
      const env = {
        MONGODB_ATLAS_OPS_MANAGER_URL: `${server.line.baseUrl}/`,
        MONGODB_ATLAS_SKIP_UPDATE_CHECK: 'true',
        DO_NOT_TRACK: '1',
        XDG_CONFIG_HOME: home,
        ...pick(server.env, ['ORG_ID', 'PROJECT_ID', ...credentials]),
      };
      try {
        results.push(await runSteps(scenario(PROGRAM, env, home), say));
      } finally {
        rmSync(home, { recursive: true, force: true });
      }
    }
    const sum = (count) => results.reduce((total, result) => total + result[count], 0);
    return { passed: sum('passed'), failed: sum('failed') };
  },
};

function pick(env, names) {
  const keys = names.map((name) => `MONGODB_ATLAS_${name}`);
  return Object.fromEntries(keys.map((key) => [key, env[key]]));
}

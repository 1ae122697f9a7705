import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSteps } from '../../scripts/clients/steps.mjs';
import { capture } from '../../scripts/run.mjs';
import { scenario } from './scenario.mjs';

const program = () => ['terraform', 'tofu'].find((name) => capture(name, ['version']).status === 0);

export const suite = {
  title: 'Terraform provider',
  when: 'named',
  programs: [
    {
      name: 'Terraform or OpenTofu, as `terraform` or `tofu` on the path',
      packages: [],
      isThere: () => program() !== undefined,
    },
  ],
  // The provider never tries again after 429, and reads the settings of organizations often.
  server: { settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off' } },
  async run({ server, directory, say }) {
    const results = [];
    for (const kind of ['API key', 'service account']) {
      const workspace = mkdtempSync(join(tmpdir(), 'sallyport-terraform-'));
      copyFileSync(`${directory}main.tf`, join(workspace, 'main.tf'));
      try {
        const env = { ...environment(server.env, kind), TF_VAR_org_id: server.line.orgId };
        results.push(await runSteps(scenario(program(), env, workspace, kind), say));
      } finally {
        rmSync(workspace, { recursive: true, force: true });
      }
    }
    const sum = (count) => results.reduce((total, result) => total + result[count], 0);
    return { passed: sum('passed'), failed: sum('failed') };
  },
};

/** The variables of one kind of credential alone: the provider would prefer the service account. */
function environment(env, kind) {
  const other = kind === 'API key' ? /_CLIENT_/ : /_API_KEY$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !other.test(name)));
}

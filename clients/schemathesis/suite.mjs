import { environmentOf, python } from '../../scripts/clients/python.mjs';
import { runProgram } from '../../scripts/clients/run-program.mjs';
import { seed } from './seed.mjs';

const DOCUMENTS = ['/api/openapi.json', '/api/atlas/v1.0/openapi.json', '/api/public/openapi.json'];
/** Of each operation; with what is generated beside, about 1,150 in all at every change and 3,000 at a release. */
const REQUESTS = { short: 3, whole: 8 };
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];

export const suite = {
  title: 'Schemathesis over the OpenAPI documents of all wires',
  when: 'every change',
  programs: [python],
  server: { seed, settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off' } },
  async run({ server, directory, isWhole, say }) {
    const python3 = await environmentOf(directory, say);
    const counts = { passed: 0, failed: 0, skipped: 0, problems: [] };
    // A process for each: threads of one now and then end in an error of Python's own.
    const runs = DOCUMENTS.map(async (document) => {
      const { status, output } = await runProgram(python3, argumentsFor(document, server, isWhole), {
        cwd: directory,
        env: { ...server.env, SCHEMATHESIS_HOOKS: 'hooks', PYTHONDONTWRITEBYTECODE: '1', NO_COLOR: '1' },
      });
      const generated = Number(/(\d+) generated/.exec(output)?.[1] ?? 0);
      say(`  ${document}: ${generated} requests`);
      if (status === 0) counts.passed += generated;
      else {
        say(output);
        counts.failed += 1;
        counts.problems.push(`${document} is not true, or Schemathesis did not come to its end; see above`);
      }
    });
    await Promise.all(runs);
    if (!(await isUntouched(server))) counts.problems.push('the key that calls was changed');
    return counts;
  },
};

function argumentsFor(path, { env }, isWhole) {
  return [
    ...['-m', 'schemathesis.cli', 'run', env.MONGODB_ATLAS_BASE_URL + path],
    ...['--checks', CHECKS.join(',')],
    ...[
      '--phases',
      'fuzzing',
      '--mode',
      'all',
      '--max-examples',
      String(isWhole ? REQUESTS.whole : REQUESTS.short),
    ],
    ...['--generation-deterministic', '--no-shrink', '--continue-on-failure'],
    ...['--suppress-health-check', 'all', '--warnings', 'off', '--request-timeout', '20'],
  ];
}

/** Whether it is as the seed made it; asked with the service account, which paths do not name either. */
async function isUntouched({ env }) {
  const base = env.MONGODB_ATLAS_BASE_URL;
  const basic = Buffer.from(`${env.MONGODB_ATLAS_CLIENT_ID}:${env.MONGODB_ATLAS_CLIENT_SECRET}`);
  const token = await fetch(`${base}/api/oauth/token`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${basic.toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const { access_token: accessToken } = await token.json();
  const keys = await fetch(`${base}/api/atlas/v2/orgs/${env.MONGODB_ATLAS_ORG_ID}/apiKeys?itemsPerPage=500`, {
    headers: {
      Authorization: `Bearer ${accessToken}`,
      Accept: 'application/vnd.atlas.2025-03-12+json',
    },
  });
  const { results = [] } = await keys.json();
  const own = results.find(({ publicKey }) => publicKey === env.MONGODB_ATLAS_PUBLIC_API_KEY);
  return own?.desc === 'the suite' && own.roles.some(({ roleName }) => roleName === 'ORG_OWNER');
}

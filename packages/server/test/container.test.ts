import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { validate } from 'dockerfile-utils';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../src/config/read-settings.js';
import { settings } from '../src/config/settings.js';
import { startTestServer } from './support/server.js';

const run = promisify(execFile);
const DCLINT = createRequire(import.meta.url)
  .resolve('dclint/package.json')
  .replace('package.json', '');
const root = new URL('../../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

/** The instructions of the Dockerfile by stage; continued lines are joined. */
const stages = read('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '')
  .reduce<string[][]>((all, line) => {
    if (line.startsWith('FROM ')) all.push([]);
    all.at(-1)?.push(line);
    return all;
  }, []);
const [manifests = [], build = [], packages = [], final = []] = stages;
const argumentsOf = (stage: readonly string[], instruction: string) =>
  stage
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1));

// What its steps make is run by scripts/release/release.test.mjs.
describe('the Dockerfile', () => {
  it('has nothing that a linter complains of', () => {
    expect(validate(read('Dockerfile')).map(({ message }) => message)).toEqual([]);
    expect(validate('FORM node').map(({ message }) => message)).toContain('Unknown instruction: FORM');
  });

  it('builds and runs on one base, pinned to its last digit', () => {
    const [base = ''] = argumentsOf(final, 'FROM');
    expect(base).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim$/);
    expect(stages.map(([from]) => from)).toEqual([
      `FROM ${base} AS manifests`,
      'FROM manifests AS build',
      'FROM manifests AS packages',
      `FROM ${base}`,
    ]);
  });

  it('installs before it takes the sources, so that a change of theirs installs nothing again', () => {
    const [first, ...others] = argumentsOf(manifests, 'COPY');
    expect(first).toBe('.npmrc package.json package-lock.json ./');
    const { workspaces }: { workspaces: string[] } = JSON.parse(read('package.json'));
    expect(others.toSorted()).toEqual(workspaces.map((name) => `${name}/package.json ${name}/`).sort());
    expect(build[1]).toMatch(/^RUN npm ci --ignore-scripts /);
    expect(build[2]).toBe('COPY . .');
    expect(packages[1]).toMatch(/^RUN npm ci --ignore-scripts --omit=dev /);
    // Nothing is installed in the last stage.
    expect(argumentsOf(final, 'RUN').join('\n')).not.toMatch(/npm|apt-get/);
  });

  it('runs as a user without rights, who owns the data directory alone', () => {
    const user = final.indexOf('USER 1000:1000');
    expect(user).toBeGreaterThan(final.findLastIndex((line) => /^(RUN|COPY)/.test(line)));
    expect(user).toBeLessThan(final.findIndex((line) => line.startsWith('ENTRYPOINT')));
    expect(argumentsOf(final, 'VOLUME')).toEqual(['/data']);
    expect(argumentsOf(final, 'RUN').join()).toContain(
      'install --directory --owner=1000 --group=1000 --mode=0700 /data',
    );
  });

  it('starts the program itself, so that it gets the signals, with settings that exist', () => {
    const [entry = ''] = argumentsOf(final, 'ENTRYPOINT');
    const [node, main] = JSON.parse(entry);
    expect(node).toBe('node');
    expect(existsSync(new URL(main.replace('/app/', ''), root))).toBe(true);
    expect(argumentsOf(final, 'CMD')).toEqual(['["start"]']);

    const environment = Object.fromEntries(
      argumentsOf(final, 'ENV')
        .join(' ')
        .split(' ')
        .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    );
    const known = new Set<string>(Object.values(settings).map(({ env }) => env));
    for (const name of Object.keys(environment))
      if (!name.startsWith('NODE_')) expect([...known]).toContain(name);
    // What `npm start` gives Node.
    expect(read('package.json')).toContain(`node ${environment.NODE_OPTIONS} packages/server`);
    const { host, dataDir, port } = readSettings({}, environment);
    expect({ host, dataDir }).toEqual({ host: '0.0.0.0', dataDir: '/data' });
    expect(argumentsOf(final, 'EXPOSE')).toEqual([String(port)]);
  });

  it('has a health check that tells a ready server from none, with TLS and without', async () => {
    expect(argumentsOf(final, 'HEALTHCHECK')[0]).toContain('CMD ["bash", "/app/is-ready.sh"]');
    const check = fileURLToPath(new URL('deploy/container/is-ready.sh', root));
    const status = async (env: Record<string, string>) =>
      run('bash', [check], { env: { PATH: process.env.PATH, ...env } }).then(
        () => 0,
        ({ code }: { code: number }) => code,
      );
    for (const flags of [{}, { tls: 'self-signed' }] as const) {
      const server = await startTestServer(flags);
      const env = {
        SALLYPORT_PORT: new URL(server.url).port,
        ...('tls' in flags && { SALLYPORT_TLS: flags.tls }),
      };
      onTestFinished(() => server.stop());
      expect(await status(env), JSON.stringify(flags)).toBe(0);
      await server.stop();
      expect(await status(env), JSON.stringify(flags)).toBe(1);
    }
  });
});

describe('the context of the build', () => {
  const ignored = read('.dockerignore').split('\n');

  it('has nothing but what it is told to take, and of that no secrets and nothing that was built elsewhere', () => {
    const [first, ...others] = ignored.filter((line) => line !== '' && !line.startsWith('#'));
    expect(first).toBe('*');
    expect(others).toEqual(
      expect.arrayContaining(['**/node_modules', '**/dist', '**/data', '**/master.key', '**/.env*']),
    );
  });

  it('has the manifest of every workspace, without which npm ci refuses', () => {
    const { workspaces } = JSON.parse(read('package.json'));
    for (const workspace of workspaces.filter((name: string) => name.startsWith('examples/')))
      expect(ignored).toContain(`!${workspace}/package.json`);
  });
});

describe.each(['compose.yaml', 'postgres/compose.yaml'])('deploy/compose/%s', (name) => {
  const text = read(`deploy/compose/${name}`);
  const file = parse(text, { merge: true });
  const ours: Record<string, unknown>[] = Object.values(
    file.services as Record<string, { image: string; environment: Record<string, string> }>,
  ).filter(({ image }) => image.startsWith('sallyport:'));

  it('is valid by the published schema of compose files', () => {
    // Its $schema is written otherwise than the validator knows it.
    const { $schema: _, ...schema } = JSON.parse(
      readFileSync(`${DCLINT}schemas/compose.schema.json`, 'utf8'),
    );
    const check = new Ajv({ strict: false, formats: { duration: true } }).compile(schema);
    check(file);
    expect(check.errors ?? []).toEqual([]);
    expect(check({ ...file, services: { sallyport: { imge: 'x' } } })).toBe(false);
  });

  it('has nothing that a linter complains of', async () => {
    const folder = fileURLToPath(new URL('deploy/compose', root));
    const args = [`${DCLINT}bin/dclint.cjs`, '--max-warnings', '0', '-c', `${folder}/.dclintrc.yaml`];
    await run(process.execPath, [...args, `${folder}/${name}`], { cwd: fileURLToPath(root) });
  });

  it('builds the image from this repository, gives it settings that exist, and no rights', () => {
    expect(ours.length).toBeGreaterThan(0);
    const known = new Set<string>(Object.values(settings).map(({ env }) => env));
    for (const service of ours) {
      const { build: context, environment } = service as {
        build: string;
        environment: Record<string, string>;
      };
      expect(existsSync(new URL(`${context}/Dockerfile`, new URL(`deploy/compose/${name}`, root)))).toBe(
        true,
      );
      expect(Object.keys(environment).filter((key) => !known.has(key))).toEqual([]);
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
  });

  it('names what it needs of others in their exact version', () => {
    const { services } = file as { services: Record<string, { image: string }> };
    for (const { image } of Object.values(services)) expect(image).toMatch(/:(local|\d+\.\d+\S*)$/);
  });
});

it('the nodes behind Caddy believe it, and nobody else, where callers come from', () => {
  const { services, networks } = parse(read('deploy/compose/postgres/compose.yaml'), { merge: true });
  const [{ subnet }] = networks.inside.ipam.config;
  expect(services['node-1'].environment.SALLYPORT_TRUSTED_PROXIES).toBe(subnet);
  expect(services.caddy.networks).toEqual(['inside']);
  const upstreams = /reverse_proxy (.*) \{/.exec(read('deploy/compose/postgres/Caddyfile'))?.[1]?.split(' ');
  expect(upstreams).toEqual(['node-1:8080', 'node-2:8080']);
  for (const node of ['node-1', 'node-2']) expect(services[node].ports).toBeUndefined();
});

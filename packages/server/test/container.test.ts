import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../src/config/read-settings.js';
import { settings } from '../src/config/settings.js';
import { startTestServer } from './support/server.js';

const run = promisify(execFile);
const root = new URL('../../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

/** The instructions of the Dockerfile by stage; continued lines are joined. */
const stages = read('Dockerfile')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .reduce<string[][]>((all, line) => {
    if (line.startsWith('FROM ')) all.push([]);
    all.at(-1)?.push(line);
    return all;
  }, []);
const [build = [], final = []] = stages;
const argumentsOf = (stage: readonly string[], instruction: string) =>
  stage
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1));

describe('the Dockerfile', () => {
  it('builds in one stage and runs in another, both on the slim image of one Node', () => {
    expect(stages).toHaveLength(2);
    expect(build[0]).toBe('FROM node:22-slim AS build');
    expect(final[0]).toBe('FROM node:22-slim');
  });

  it('takes no development dependencies along', () => {
    const steps = argumentsOf(build, 'RUN').join('\n');
    expect(steps).toMatch(
      /npm ci .*tsc -b packages\/client packages\/server.*build-console\.mjs.*npm prune --omit=dev/,
    );
    // Nothing is installed in the last stage, and everything in it comes from the first.
    expect(argumentsOf(final, 'RUN').join('\n')).not.toMatch(/npm|apt-get/);
    for (const copy of argumentsOf(final, 'COPY')) expect(copy).toMatch(/^--from=build \/build\//);
  });

  it('copies what the program needs, from where the build leaves it', () => {
    const copied = argumentsOf(final, 'COPY').map((copy) => copy.split(' ')[1]?.replace('/build/', ''));
    expect(copied).toEqual([
      'LICENSE',
      'node_modules',
      ...['client/package.json', 'client/dist', 'server/package.json', 'server/bin', 'server/dist'].map(
        (path) => `packages/${path}`,
      ),
    ]);
    for (const path of copied) expect(existsSync(new URL(path ?? '', root)), path).toBe(true);
  });

  it('leaves no package behind in the folder of a workspace', () => {
    const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(read('package-lock.json'));
    const nested = Object.entries(lock.packages).filter(
      ([path, { dev }]) => /^packages\/.*\/node_modules\//.test(path) && !dev,
    );
    expect(nested).toEqual([]);
  });

  it('leaves nothing behind of what the console is built with', () => {
    const console: { dependencies?: object; devDependencies: Record<string, string> } = JSON.parse(
      read('packages/console/package.json'),
    );
    expect(console.dependencies ?? {}).toEqual({});
    const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(read('package-lock.json'));
    const builtWith = Object.keys(console.devDependencies).filter((name) => name !== '@sallyport/client');
    expect(builtWith).toEqual(expect.arrayContaining(['react', 'vite']));
    for (const name of builtWith) expect(lock.packages[`node_modules/${name}`]?.dev, name).toBe(true);
  });

  it('runs as a user without rights, who owns the data directory alone', () => {
    const user = final.indexOf('USER node');
    expect(user).toBeGreaterThan(final.findLastIndex((line) => /^(RUN|COPY)/.test(line)));
    expect(user).toBeLessThan(final.findIndex((line) => line.startsWith('ENTRYPOINT')));
    expect(argumentsOf(final, 'VOLUME')).toEqual(['/data']);
    expect(argumentsOf(final, 'RUN').join()).toContain(
      'install --directory --owner=node --group=node --mode=0700 /data',
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
        .map((pair) => pair.split('=') as [string, string]),
    );
    const known = new Set<string>(Object.values(settings).map(({ env }) => env));
    for (const name of Object.keys(environment)) if (name !== 'NODE_ENV') expect([...known]).toContain(name);
    const { host, dataDir, port } = readSettings({}, environment);
    expect({ host, dataDir }).toEqual({ host: '0.0.0.0', dataDir: '/data' });
    expect(argumentsOf(final, 'EXPOSE')).toEqual([String(port)]);
  });

  it('has a health check that tells a ready server from none, with TLS and without', async () => {
    const [check = ''] = argumentsOf(final, 'HEALTHCHECK');
    const [node, ...args]: string[] = JSON.parse(check.slice(check.indexOf('CMD ') + 4));
    const status = async (env: Record<string, string>) =>
      run(node ?? '', args, { env: { PATH: process.env.PATH, ...env } }).then(
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
  const ignored = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('has no secrets, no history and nothing that was built elsewhere', () => {
    expect(ignored).toEqual(
      expect.arrayContaining(['**/node_modules', '**/dist', '**/data', '.git', '**/master.key', '**/.env*']),
    );
  });

  it('has the manifest of every workspace, without which npm ci refuses', () => {
    const { workspaces } = JSON.parse(read('package.json'));
    for (const workspace of workspaces.filter((name: string) => name.startsWith('examples/')))
      expect(ignored).toContain(`!${workspace}/package.json`);
  });
});

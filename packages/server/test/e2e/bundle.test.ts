import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSallyport, until } from '../support/built-server.js';
import { BUNDLE, loadedWith, packagesAmong, sourcesOf } from '../support/bundle.js';
import { startEphemeral } from '../support/ephemeral.js';
import { curl } from '../support/server.js';

/** Budgets that later changes keep. Reading 3 MB of JavaScript was a fifth of the time that a start takes. */
const MOST_LOADED_BYTES = 3_200_000;
const MOST_IDLE_MEMORY_MB = 120;

describe('what a start loads', () => {
  const serverCommands = () =>
    join(
      'chunks',
      readdirSync(join(BUNDLE, 'chunks')).find((name) => /^server-commands-.*\.js$/.test(name)) ?? '',
    );

  it('is not what only some starts need', () => {
    const loaded = packagesAmong(loadedWith(serverCommands()).flatMap(sourcesOf));
    expect(loaded).toContain('fastify');
    for (const later of ['@fastify/static', '@peculiar/x509', 'nodemailer', 'pg', 'yaml'])
      expect(loaded, later).not.toContain(later);
  });

  it('is not what commands that speak to a server need', () => {
    expect(packagesAmong(loadedWith('main.js').flatMap(sourcesOf))).toEqual(['commander']);
  });

  it('is little enough to be read at once', () => {
    const bytes = loadedWith(serverCommands()).reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(MOST_LOADED_BYTES);
  });

  it('has no character that makes V8 keep a file in twice its size', () => {
    for (const file of loadedWith(serverCommands()))
      expect(/[^\0-\xff]/.exec(readFileSync(file, 'utf8')), file).toBeNull();
  });

  // An import reads every export. WebSocket among them loads undici and 75 other modules of Node 22 and later: 14 MB at rest and
  // a tenth of a second. `process.getBuiltinModule` and `require` read what is used.
  it('imports no module of Node whose every export is costly', () => {
    for (const file of [...loadedWith(serverCommands()), ...loadedWith('main.js')])
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/^import\b[^;]*['"](?:node:)?http['"]/m);
  });
});

describe('a server that idles', () => {
  // Earlier versions give it back by themselves, and start sooner (config/young-generation.ts).
  if (Number.parseInt(process.versions.node, 10) >= 24)
    it('did not enlarge the space for young objects while it started', async () => {
      const server = await startEphemeral();
      const metrics = await (await fetch(`${server.line.baseUrl}/metrics`)).text();
      const [, bytes] = /^nodejs_heap_space_size_total_bytes\{space="new"\} (\d+)/m.exec(metrics) ?? [];
      // 17 to 28 MB where it is let grow.
      expect(Number(bytes)).toBeGreaterThan(0);
      expect(Number(bytes)).toBeLessThan(10_000_000);
      await server.stop();
    });

  it('holds little memory', async () => {
    const server = await startEphemeral();
    const { baseUrl, apiKey } = server.line;
    expect((await curl(`${baseUrl}/api/atlas/v2/groups`, { key: apiKey })).status).toBe(200);
    // Node gives back what the start left over, some time after it.
    const memory = () => residentMb(server.child.pid);
    await until(
      `its memory to be at most ${MOST_IDLE_MEMORY_MB} MB`,
      () => memory() <= MOST_IDLE_MEMORY_MB || undefined,
    );
  });
});

describe('the stack of an error', () => {
  const failing = (env: Readonly<Record<string, string>>) =>
    runSallyport(['start', '--ephemeral', '--seed', '/nowhere.yaml', '--log-level', 'debug'], { env });

  it('names functions, in files whose lines can be read', async () => {
    const failed = failing({});
    expect(await failed.ended).toBe(1);
    const [, name = '', file = '', line = ''] =
      /at (?:async )?(\w+) \((?:file:\/\/)?(\S+\/dist\/\S+):(\d+):\d+\)/.exec(failed.stderr()) ?? [];
    expect(name).toMatch(/^\w{5,}$/);
    expect(readFileSync(file, 'utf8').split('\n')[Number(line) - 1]?.length).toBeLessThan(300);
  });

  it('names the sources where Node is asked for them', async () => {
    const failed = failing({ NODE_OPTIONS: '--enable-source-maps' });
    expect(await failed.ended).toBe(1);
    expect(failed.stderr()).toMatch(/\/packages\/server\/src\/\S+\.ts:\d+:\d+/);
  });
});

/** Resident set of a process, by what Linux says. */
function residentMb(pid = 0): number {
  const [, kib] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}

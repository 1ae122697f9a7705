import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksOf } from '../support/guide.js';
import type { TestServer } from '../support/server.js';
import { createControl, startServerForTests } from '../support/test-controls.js';

const run = promisify(execFile);

let server: TestServer;
/** What was printed after each of the headings that the page prints. */
const printed = new Map<string, string[]>();

/** Every shell block of the page in one shell, as a reader would. */
beforeAll(async () => {
  server = await startServerForTests({ rateLimits: 'atlas', rateLimitScale: '1' });
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-guide-'));
  try {
    const script = blocksOf('docs/guides/rehearse.md')
      .filter(({ language }) => language === 'bash')
      .map(({ text }) => text)
      .join('\n')
      .replace('http://127.0.0.1:8080', server.url);
    const { stdout } = await run('bash', ['-c', `set -u\n${script}`], { cwd: folder });
    for (const part of stdout.split(/^# /m).slice(1)) {
      const [heading = '', ...lines] = part.trimEnd().split('\n');
      printed.set(heading, lines);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
afterAll(() => server.stop());

describe('whoever follows the guide to rehearsals', () => {
  it.each([
    ['a 429', ['429', '200']],
    ['a limit of two requests', ['200', '200', '429']],
    ['a rotation', ['200', '200', '401', '200']],
    ['a token that expires', ['200', '401', '200']],
    ['ten seconds away', ['200', '"attempt":1', '"attempt":2', '"attempt":3']],
    ['an answer that got lost', ['2']],
    ['a deleted key', ['200', '204', '401', '200']],
  ])('sees %s', (heading, lines) => {
    expect(printed.get(heading)).toEqual(lines);
  });

  it('leaves the server as it was', async () => {
    const control = createControl(server);
    expect((await control('GET', '/clock')).json).toMatchObject({ offsetSeconds: 0 });
    expect((await control('GET', '/faults')).json).toEqual({ faults: [] });
    expect((await control('GET', '/rateLimits')).json).toMatchObject({ mode: 'atlas', sets: {} });
  });
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../support/built-server.js';
import { startEphemeral } from '../support/ephemeral.js';
import { blocksOf, readPage } from '../support/guide.js';
import { createControl } from '../support/test-controls.js';

const run = promisify(execFile);

const PAGE = 'docs/guides/rehearse.md';
/** What the README starts, and the page after it. */
const START = 'npm start -- --ephemeral --demo';

/** What the page says that each of its scenarios prints, by the heading that it prints first. */
const SCENARIOS = {
  'a 429': ['429', '200'],
  'a limit of two requests': ['200', '200', '429'],
  'a rotation': ['200', '200', '401', '200'],
  'a token that expires': ['200', '401', '200'],
  'ten seconds away': ['200', '"attempt":1', '"attempt":2', '"attempt":3'],
  'an answer that got lost': ['2'],
  'a deleted key': ['200', '204', '401', '200'],
};

describe('the guide to rehearsals', () => {
  it('begins with the command of the README', () => {
    for (const page of ['README.md', PAGE]) expect(readPage(page)).toContain(START);
  });

  it.each([
    ['bash', ['-c']],
    ['zsh', ['-f', '-c']],
  ])('prints in %s what it says, and leaves the server as it was', async (shell, flags) => {
    const { line, stop } = await startEphemeral(['--demo']);
    const script = blocksOf(PAGE)
      .filter(({ language }) => language === 'bash')
      .map(({ text }) => text)
      .join('\n')
      .replace('http://127.0.0.1:8080', line.baseUrl);
    const { stdout } = await run(shell, [...flags, `set -u\n${script}`], { cwd: temporaryDirectory() });
    const printed = stdout
      .split(/^# /m)
      .slice(1)
      .map((part) => part.trimEnd().split('\n'));
    expect(Object.fromEntries(printed.map(([heading, ...lines]) => [heading, lines]))).toEqual(SCENARIOS);

    const control = createControl({ url: line.baseUrl });
    expect((await control('GET', '/clock')).json).toMatchObject({ offsetSeconds: 0 });
    expect((await control('GET', '/faults')).json).toEqual({ faults: [] });
    expect((await control('GET', '/rateLimits')).json).toMatchObject({ mode: 'atlas', sets: {} });
    await stop();
  });
});

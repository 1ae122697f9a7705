import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../../scripts/audit-dependencies.mjs', import.meta.url));

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

/** Runs the script where npm gives that answer. */
function auditWith(answer: string, ...args: string[]) {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-audit-'));
  directories.push(directory);
  writeFileSync(join(directory, 'answer'), answer);
  const npm = join(directory, 'npm');
  writeFileSync(npm, `#!/bin/sh\ncat '${directory}/answer'\nexit 1\n`);
  chmodSync(npm, 0o755);
  const env = { ...process.env, PATH: `${directory}:${process.env.PATH}` };
  return spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8', env });
}

const counts = (high: number, low: number) =>
  JSON.stringify({ metadata: { vulnerabilities: { low, high, critical: 0, total: high + low } } });

it('fails for a serious vulnerability', () => {
  const { status, stdout } = auditWith(counts(2, 0));
  expect(stdout).toMatch(/package-lock\.json: 2 high/);
  expect(status).toBe(1);
});

it('tells of others, and of none', () => {
  const { status, stdout } = auditWith(counts(0, 3));
  expect([status, stdout]).toEqual([0, expect.stringMatching(/: 3 low\n.*Dependencies checked/s)]);
  expect(auditWith(counts(0, 0)).stdout).toContain('nothing known');
});

it.each([
  ['an error', '{"statusCode":405}', 'the registry answers 405'],
  ['nothing', '', 'no answer that can be read'],
])('never takes %s for an answer', (_what, answer, why) => {
  const { status, stdout } = auditWith(answer);
  expect([status, stdout]).toEqual([0, expect.stringContaining(`NOT CHECKED, ${why}`)]);
  expect(stdout).not.toContain('Dependencies checked');
  expect(auditWith(answer, '--strict').status).toBe(1);
});

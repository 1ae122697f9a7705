import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { copyContext } from './context.mjs';

it('the context of the image is what git keeps and .dockerignore lets through, with deploy/, and nothing else', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'sallyport-context-'));
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }));
  const root = join(scratch, 'repository');
  const write = (file, text = '') => {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  write('.dockerignore', '*\n!packages\n**/test\n');
  for (const file of [
    'Dockerfile',
    'README.md',
    'packages/a.ts',
    'packages/test/a.ts',
    'deploy/compose/é.yaml',
  ])
    write(file);
  const git = (...args) => execFileSync('git', args, { cwd: root, stdio: 'ignore' });
  git('init');
  git('add', '.');
  for (const file of ['packages/notes.ts', 'packages/.env', 'deploy/compose/.env']) write(file, 'PASSWORD=x');

  copyContext(join(scratch, 'context'), root);

  const files = readdirSync(join(scratch, 'context'), { recursive: true });
  expect(files.filter((name) => statSync(join(scratch, 'context', name)).isFile()).sort()).toEqual([
    '.dockerignore',
    'Dockerfile',
    'deploy/compose/é.yaml',
    'packages/a.ts',
  ]);
});

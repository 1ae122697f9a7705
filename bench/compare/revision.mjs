import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WORKING_TREE = fileURLToPath(new URL('../..', import.meta.url));

/** The full name of a commit, and how to name it to people. Throws for what is no commit. */
export function findRevision(text) {
  const sha = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${text}^{commit}`).trim();
  return { sha, name: git('log', '-1', '--format=%h of %cs', sha).trim() };
}

/** Builds the working tree, so that what is measured is what is there. */
export function buildWorkingTree() {
  build(WORKING_TREE);
  const { name } = findRevision('HEAD');
  return {
    directory: WORKING_TREE,
    name: git('status', '--porcelain') === '' ? name : `${name}, with changes`,
  };
}

/**
 * A commit, built in a folder of its own outside of the tree. The folder is kept and used again; it appears under its
 * name only when everything in it is built.
 */
export function buildRevision({ sha, name }) {
  const directory = join(tmpdir(), `sallyport-compare-${sha}`);
  if (existsSync(directory)) {
    // The name can be foreseen, and what is in it is run.
    if (statSync(directory).uid !== process.getuid())
      throw new Error(`${directory} belongs to somebody else: remove it`);
    return { directory, name };
  }
  const partial = mkdtempSync(join(tmpdir(), 'sallyport-compare-'));
  try {
    const archive = join(partial, 'archive.tar');
    git('archive', '--output', archive, sha);
    run('tar', ['-xf', archive, '-C', partial], partial);
    rmSync(archive);
    takePackages(partial);
    build(partial);
    renameSync(partial, directory);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
  return { directory, name };
}

/** Takes the packages of the working tree where they are the same ones: links among them are relative. */
function takePackages(directory) {
  const read = (root) => readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (read(directory) !== read(WORKING_TREE)) return;
  const { workspaces = [] } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  for (const workspace of ['.', ...workspaces]) {
    const from = join(WORKING_TREE, workspace, 'node_modules');
    if (existsSync(from)) copy(from, join(directory, workspace, 'node_modules'));
  }
}

/** Hard links where both are on one file system. */
function copy(from, to) {
  mkdirSync(join(to, '..'), { recursive: true });
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
  } catch {
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  }
}

/** What comes before `npm start`: installs what is missing and builds what has changed. */
function build(directory) {
  run('npm', ['run', '--silent', 'prestart'], directory);
}

/** What it prints goes to standard error: standard output is for the result. */
function run(command, args, cwd) {
  execFileSync(command, args, { cwd, stdio: ['ignore', 2, 2] });
}

function git(...args) {
  return execFileSync('git', args, {
    cwd: WORKING_TREE,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of an image that the steps of our Dockerfile name by themselves. */
const PLACES = ['build', 'app', 'data', 'usr/local/bin'];

/** A Dockerfile's stages as `{ from, name, steps: [{ instruction, text }] }`; continued lines are joined. */
export function readDockerfile(text) {
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '');
  const stages = [];
  for (const line of lines) {
    const [, instruction, rest] = /^(\S+)\s+(.*)$/.exec(line);
    if (instruction === 'FROM') {
      const [from, , name] = rest.split(' ');
      stages.push({ from, name, steps: [] });
    } else stages.at(-1).steps.push({ instruction, text: rest });
  }
  return stages;
}

/**
 * Runs the steps of all stages where there is no container engine: the root of an image is a folder below `scratch`, and
 * absolute paths of the steps lead there. Base images are this machine. Returns the last stage as `{ root, env, inImage }`, with
 * `inImage` for texts that name its paths.
 */
export function runSteps(stages, { context, scratch, env = process.env }) {
  const done = new Map();
  for (const [i, { from, name, steps }] of stages.entries()) {
    const root = join(scratch, name ?? `stage-${i}`);
    const base = done.get(from);
    if (base) cpSync(base.root, root, { recursive: true, verbatimSymlinks: true });
    for (const place of PLACES) mkdirSync(join(root, place), { recursive: true });
    const stage = {
      root,
      env: { ...base?.env },
      workdir: base?.workdir ?? '',
      inImage: (text) => into(root, text),
    };
    for (const step of steps) runStep(step, stage, { context, done, env });
    done.set(name ?? String(i), stage);
  }
  return [...done.values()].at(-1);
}

function runStep({ instruction, text }, stage, { context, done, env }) {
  const { root, inImage } = stage;
  const cwd = join(root, stage.workdir);
  if (instruction === 'WORKDIR') stage.workdir = text;
  else if (instruction === 'ENV')
    for (const [, key, value] of text.matchAll(/(\w+)=(\S+)/g)) stage.env[key] = inImage(value);
  else if (instruction === 'COPY') {
    const words = text.split(' ');
    const from = words[0].startsWith('--from=') ? done.get(words.shift().slice('--from='.length)) : undefined;
    const to = words.pop();
    for (const word of words) {
      const source = from ? from.inImage(word) : join(context, word);
      const isFolder = to.endsWith('/') && word !== '.';
      cpSync(source, join(cwd, to, isFolder ? word.split('/').at(-1) : ''), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
  } else if (instruction === 'RUN') {
    // Only root may give a folder to somebody.
    const isRoot = process.getuid?.() === 0;
    const command = inImage(isRoot ? text : text.replace(/ --(?:owner|group)=\d+/g, ''));
    execFileSync('sh', ['-euc', command], { cwd, env: { ...env, ...stage.env, HOME: root } });
  }
}

function into(root, text) {
  return text.replace(new RegExp(`(?<=^|[\\s="'])/(?=(?:${PLACES.join('|')})\\b)`, 'g'), `${root}/`);
}

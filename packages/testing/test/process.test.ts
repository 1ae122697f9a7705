import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { startSallyport } from '../src/index.js';

const LIBRARY = fileURLToPath(new URL('../dist/index.js', import.meta.url));

/** Runs a program that uses the built library; `line` resolves with the first line it prints. */
function program(text: string): { child: ChildProcess; line: Promise<string> } {
  const source = `import { startSallyport } from ${JSON.stringify(LIBRARY)};\n${text}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const line = new Promise<string>((resolve) => {
    let written = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      written += chunk;
      if (written.includes('\n')) resolve(written.split('\n', 1)[0] ?? '');
    });
  });
  return { child, line };
}

const isThere = (url: string) =>
  fetch(`${url}/healthz`).then(
    () => true,
    () => false,
  );

it('the server ends with its process, also when that one is killed', async () => {
  const { child, line } = program('console.log((await startSallyport()).url);\nsetInterval(() => {}, 1000);');
  const url = await line;
  expect(await isThere(url)).toBe(true);
  child.kill('SIGKILL');
  await expect.poll(() => isThere(url), { timeout: 60_000 }).toBe(false);
});

it('a process that forgot to stop the server ends nevertheless, and the server with it', async () => {
  const { child, line } = program('console.log((await startSallyport()).url);');
  const ended = once(child, 'exit');
  const url = await line;
  expect(await ended).toEqual([0, null]);
  await expect.poll(() => isThere(url), { timeout: 60_000 }).toBe(false);
});

it('an interrupt of the terminal ends the process alone, which then decides', async () => {
  const { child, line } = program(
    "const server = await startSallyport();\nprocess.on('SIGINT', async () => { console.log((await fetch(server.url + '/healthz')).status); process.exit(7); });\nconsole.log(server.url);\nsetInterval(() => {}, 1000);",
  );
  await line;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  expect(await ended).toEqual([7, null]);
});

it('says why a server could not be started whose program is not there', async () => {
  const { execPath } = process;
  process.execPath = '/nowhere/node';
  onTestFinished(() => {
    process.execPath = execPath;
  });
  await expect(startSallyport()).rejects.toThrow(/could not be started: spawn \/nowhere\/node ENOENT/);
});

it('a server in this process leaves its environment, its signals and its end alone', async () => {
  const listeners = () =>
    Object.fromEntries(process.eventNames().map((name) => [name, process.listenerCount(name)]));
  const before = { env: { ...process.env }, listeners: listeners(), exitCode: process.exitCode };
  const sallyport = await startSallyport({ mode: 'in-process' });
  await sallyport.client().call('listGroups', {});
  const during = { env: { ...process.env }, listeners: listeners(), exitCode: process.exitCode };
  await sallyport.stop();
  expect(during).toEqual(before);
  expect({ env: { ...process.env }, listeners: listeners(), exitCode: process.exitCode }).toEqual(before);
});

it('a control that nobody answers says what became of the server', async () => {
  const sallyport = await startSallyport();
  await sallyport.stop();
  await expect(sallyport.reset()).rejects.toThrow('The server is gone: it ended with 0');
});

it('a stop can be asked for twice', async () => {
  const sallyport = await startSallyport();
  await Promise.all([sallyport.stop(), sallyport.stop()]);
  expect(await isThere(sallyport.url)).toBe(false);
});

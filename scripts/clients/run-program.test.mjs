import { afterEach, expect, it } from 'vitest';
import { runProgram } from './run-program.mjs';

const node = (script, options) => runProgram(process.execPath, ['-e', script], options);

afterEach(() => {
  delete process.env.MONGODB_ATLAS_PRIVATE_API_KEY;
});

it('tells the status and what was written, standard output apart too', async () => {
  const result = await node("console.log('a'); console.error('b'); process.exitCode = 3;");
  expect(result).toMatchObject({ status: 3, stdout: 'a\n' });
  expect(result.output.split('\n').sort().join('')).toBe('ab');
});

it('writes the input', async () => {
  expect((await node('process.stdin.pipe(process.stdout)', { input: 'asked' })).stdout).toBe('asked');
});

it('says 127 for a program that is not there', async () => {
  expect(await runProgram('no-such-program', [])).toMatchObject({ status: 127 });
});

it('ends a program that takes too long, with what it started', async () => {
  // The pipes stay open until the last process that holds them is gone.
  const hangs = "require('node:child_process').spawn('sleep', ['600'], { stdio: 'inherit' })";
  const { status, output } = await node(hangs, { timeoutMs: 500 });
  expect(status).toBe(1);
  expect(output).toContain('was ended after 0.5 s');
});

it('gives a program no credentials of the live service, and those that it is given', async () => {
  process.env.MONGODB_ATLAS_PRIVATE_API_KEY = 'for the live service';
  const show = 'process.stdout.write(String(process.env.MONGODB_ATLAS_PRIVATE_API_KEY))';
  expect((await node(show)).stdout).toBe('undefined');
  const env = { MONGODB_ATLAS_PRIVATE_API_KEY: 'for the suite' };
  expect((await node(show, { env })).stdout).toBe('for the suite');
});

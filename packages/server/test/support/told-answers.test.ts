import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { toldAnswers } from './told-answers.js';

const PROGRAM = `
const { createServer } = require('node:http');
const server = createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end('{"status":"good"}');
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

it('what a program of its own answers is compared with the documents', async () => {
  const told = toldAnswers();
  const child = spawn(process.execPath, [...told.nodeArguments, '--eval', PROGRAM]);
  const [port] = await once(child.stdout, 'data');
  await (await fetch(`http://127.0.0.1:${Number(port)}/healthz`)).text();
  await (await fetch(`http://127.0.0.1:${Number(port)}/somewhere/else`)).text();
  child.kill('SIGKILL');
  const [problem, ...others] = told.problems();
  expect(problem).toContain('GET /healthz → 200 application/json: /status');
  expect(others).toEqual([]);
});

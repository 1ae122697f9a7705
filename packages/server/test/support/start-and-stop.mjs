import { spawn } from 'node:child_process';

// `sallyport start …` of a guide, which would serve until somebody stops it: starts on a free port, and stops when it is ready.
const [main, ...flags] = process.argv.slice(2);
const child = spawn(process.execPath, [main, 'start', ...flags, '--port', '0'], {
  stdio: ['ignore', 'inherit', 'pipe'],
});
let log = '';
child.stderr.setEncoding('utf8').on('data', (text) => {
  process.stderr.write(text);
  log += text;
  if (log.includes('"msg":"started"')) child.kill('SIGTERM');
});
child.on('exit', (status) => {
  process.exitCode = status ?? 1;
});

import { spawn } from 'node:child_process';

const MAX_KEPT_BYTES = 64 * 1024 * 1024;
/** Longer than anything here takes with a cold cache; a program that hangs must not hold up the rest for ever. */
const TIMEOUT_MS = 15 * 60_000;

/**
 * Runs a program without a terminal and resolves with its status (127 when it cannot be run) and all that it wrote,
 * `stdout` apart too. `env` is added to the environment without the credentials for the live service that it may have. What the
 * program started ends with it.
 */
export function runProgram(program, args, { cwd, env = {}, input, timeoutMs = TIMEOUT_MS } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...inherited(), ...env },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const endAll = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Nothing of it runs any more.
      }
    };
    const timer = setTimeout(() => {
      output += `\n${program} was ended after ${timeoutMs / 1000} s.\n`;
      endAll();
    }, timeoutMs);
    let output = '';
    let stdout = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        if (output.length > MAX_KEPT_BYTES) return;
        output += text;
        if (stream === child.stdout) stdout += text;
      });
    child.stdin?.on('error', () => {}).end(input);
    child.on('error', (error) => {
      clearTimeout(timer);
      process.off('exit', endAll);
      resolve({ status: 127, stdout, output: `${output}${error.message}\n` });
    });
    process.on('exit', endAll);
    child.on('exit', endAll);
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('exit', endAll);
      resolve({ status: code ?? 1, stdout, output });
    });
  });
}

function inherited() {
  const names = Object.keys(process.env).filter((name) => !/^(MONGODB_ATLAS|MCLI)_/.test(name));
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

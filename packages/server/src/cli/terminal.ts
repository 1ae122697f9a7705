import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CommandError } from './command-error.js';
import { exitStatus, statusOfSignal } from './exit-status.js';
import type { Terminal } from './io.js';
import { keepSecret } from './kept-secret.js';

/** The terminal, files or pipes that the process was started with. */
export function processTerminal({ stdin, stdout, stderr }: NodeJS.Process): Terminal {
  /** Reads one line; what is typed is echoed only where `isShown`. An end of input or Ctrl-C gives up. */
  function readLine(question: string, isShown: boolean): Promise<string> {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const lines = createInterface({ input: stdin, output: isShown ? stderr : nowhere, terminal: true });
    // Not before the terminal stops showing what is typed.
    if (!isShown) stderr.write(question);
    lines.setPrompt(question);
    lines.prompt();
    return new Promise((resolve, reject) => {
      let answer: string | undefined;
      let isInterrupted = false;
      lines.on('line', (line) => {
        answer = line;
        lines.close();
      });
      lines.on('SIGINT', () => {
        isInterrupted = true;
        lines.close();
      });
      lines.on('close', () => {
        if (!isShown || answer === undefined) stderr.write('\n');
        const status = isInterrupted ? statusOfSignal('SIGINT') : exitStatus.failure;
        if (answer === undefined) reject(new CommandError('no answer was given; nothing was done', status));
        else resolve(answer);
      });
    });
  }

  let failure: NodeJS.ErrnoException | undefined;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    failure ??= error;
  });
  // Whoever read the messages may leave.
  stderr.on('error', () => {});
  const secrets: string[] = [];

  return {
    write: (output) => void stdout.write(output),
    writeSecret(output) {
      secrets.push(output);
      stdout.write(output);
    },
    writeError: (output) => void stderr.write(output),
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
    isOutputShown: stdout.isTTY === true,
    ask: async (question) => (await readLine(question, true)).trim(),
    askSecret: (question) => readLine(question, false),
    readInput: () => text(stdin),
    columns: stdout.isTTY ? stdout.columns : undefined,
    async flush() {
      const last = await new Promise<Error | null | undefined>((resolve) => stdout.write('', resolve));
      const found = failure ?? last;
      if (!found) return;
      // Whoever read it has gone, which ends other programs by a signal.
      const isClosed = 'code' in found && found.code === 'EPIPE';
      const status = isClosed ? statusOfSignal('SIGPIPE') : exitStatus.failure;
      const kept = secrets.length === 0 ? undefined : keepSecret(secrets.join(''));
      if (isClosed && kept === undefined) throw new CommandError('', status);
      throw new CommandError(
        `the output could not be written: ${found.message}${kept === undefined ? '' : `. ${kept}`}`,
        status,
      );
    },
  };
}

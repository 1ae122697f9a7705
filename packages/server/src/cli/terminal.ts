import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CommandError } from './command-error.js';
import type { Terminal } from './io.js';

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
      lines.on('line', (line) => {
        answer = line;
        lines.close();
      });
      lines.on('SIGINT', () => lines.close());
      lines.on('close', () => {
        if (!isShown || answer === undefined) stderr.write('\n');
        if (answer === undefined) reject(new CommandError('no answer was given; nothing was done'));
        else resolve(answer);
      });
    });
  }

  return {
    write: (output) => void stdout.write(output),
    writeError: (output) => void stderr.write(output),
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
    isOutputShown: stdout.isTTY === true,
    ask: async (question) => (await readLine(question, true)).trim(),
    askSecret: (question) => readLine(question, false),
    readInput: () => text(stdin),
  };
}

import { once } from 'node:events';
import { explainFailure } from './cli/failure.js';
import { startPrivateServer } from './testing.js';

// A private server as a process of its own, for @sallyport/testing: one line of JSON in, which is what is asked for, and one out.
// The other end of standard input is whoever started it. When that is gone, however it went, so is the server.

/** A terminal sends these to all its processes. Whoever started this one decides what they mean. */
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});

const { stdin } = process;
const gone = once(stdin, 'end').catch(() => {});
const ended = Promise.race([gone, once(process, 'SIGTERM')]);

process.exit(await serve());

async function serve(): Promise<number> {
  try {
    const server = await startPrivateServer(JSON.parse(await firstLine()));
    const { facts, environment } = server;
    await say({ facts, environment });
    await ended;
    await server.stop();
    return 0;
  } catch (error) {
    await say({ problem: explainFailure(error) });
    return 1;
  }
}

function firstLine(): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const onData = (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end < 0) return;
      stdin.off('data', onData);
      // What follows is read too, or its end would never come.
      stdin.resume();
      resolve(text.slice(0, end));
    };
    stdin.setEncoding('utf8').on('data', onData);
  });
}

/** Resolves when it is written; whoever should read it may be gone. */
function say(message: object): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.once('error', () => resolve());
    process.stdout.write(`${JSON.stringify(message)}\n`, () => resolve());
  });
}

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDigestClient, firstKey } from '../digest.mjs';
import { makeCredentials, mintTokens } from './credentials.mjs';
import { startRevision } from './server.mjs';

/** One of the two that are compared: a built revision with a data directory that it filled by itself. */
export async function createSide({ name, directory, folder }) {
  mkdirSync(folder, { mode: 0o700 });
  const dataDir = join(folder, 'data');
  const usersFile = join(folder, 'users');
  const tokensFile = join(folder, 'tokens');
  const bootstrapFile = join(folder, 'bootstrap.json');

  const server = await startRevision({ directory, dataDir, bootstrapFile });
  try {
    await mintTokens({
      server,
      accounts: await makeCredentials({ server, bootstrapFile, usersFile }),
      tokensFile,
    });
  } finally {
    await server.stop();
  }
  return {
    name,
    start: () => startRevision({ directory, dataDir }),
    clients: {
      digest: { usersFile, reuseNonce: true },
      digestWithoutReuse: { usersFile, reuseNonce: false },
      bearer: { tokensFile },
    },
    /** What an operation answers to one of the credentials, as text. Throws for another status than 200. */
    answer: (running, load, kind) => answer(running, load, kind, { usersFile, tokensFile }),
  };
}

async function answer({ url }, { path, accept }, kind, { usersFile, tokensFile }) {
  let authorization;
  if (kind === 'bearer') {
    authorization = `Bearer ${readFileSync(tokensFile, 'utf8').split('\n', 1)[0]}`;
  } else {
    const digest = createDigestClient({ origin: url, ...firstKey(usersFile) });
    await digest.challenge(path);
    authorization = digest.authorization(path);
  }
  const response = await fetch(url + path, { headers: { Accept: accept, Authorization: authorization } });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${body}`);
  return body;
}

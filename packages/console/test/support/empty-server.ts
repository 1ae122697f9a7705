import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readSettings } from '../../../server/src/config/read-settings.js';
import { issueSetupLink } from '../../../server/src/services/installation/setup-links.js';
import { createLog, startServer } from '../../../server/src/start-server.js';

/** A server as `start --no-bootstrap` leaves it, and its setup link. */
export async function startEmptyServer(): Promise<{ url: string; link: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sallyport-test-'));
  const consoleDirectory = process.env.CONSOLE_DIRECTORY;
  let token: string | undefined;
  const server = await startServer({
    settings: readSettings({ port: '0', dataDir, logLevel: 'error' }, {}),
    log: createLog('error'),
    ...(consoleDirectory ? { consoleDirectory } : {}),
    async prepare({ store }) {
      token = (await issueSetupLink(store))?.token;
    },
  });
  onTestFinished(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { url: server.url, link: `${server.url}/setup#${token}` };
}

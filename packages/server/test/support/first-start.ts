import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a first start leaves in its data directory where standard output is no terminal. */
export interface FirstStart {
  readonly baseUrl: string;
  readonly orgId: string;
  readonly groupId: string;
  readonly owner: { readonly username: string; readonly password: string };
  readonly apiKey: { readonly id: string; readonly publicKey: string; readonly privateKey: string };
}

export function readFirstStart(dataDir: string): FirstStart {
  return JSON.parse(readFileSync(join(dataDir, 'first-start.json'), 'utf8'));
}

/** The setup link that the last start without bootstrap left there. */
export function readSetupLink(dataDir: string): { link: string; token: string } {
  const link = readFileSync(join(dataDir, 'setup-link'), 'utf8').trim();
  return { link, token: link.split('#')[1] ?? '' };
}

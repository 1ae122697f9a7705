import { createAccessTokens } from '../access/access-tokens.js';
import { createSessions } from '../access/sessions.js';
import { createSigningKeys } from '../access/signing-keys.js';
import type { Settings } from '../config/settings.js';
import { memoryBounds } from '../domain/bounds/memory.js';
import { createNonces } from '../domain/nonces.js';
import type { Services } from '../services/services.js';

export type Authentication = ReturnType<typeof createAuthentication>;

/** What tells who calls. */
export function createAuthentication(
  { store, now, sealing, decision, publicUrl }: Services,
  settings: Settings,
) {
  const nonces = createNonces({
    key: sealing.deriveKey('digest nonces'),
    lifetimeMs: settings.nonceLifetimeSeconds * 1000,
    now,
  });
  const signingKeys = createSigningKeys({ store, sealing, now });
  const accessTokens = createAccessTokens({
    store,
    signingKeys,
    now,
    maxRemembered: memoryBounds.accessTokens.most,
  });
  const sessions = createSessions({ store, users: decision.directory.users, now, publicUrl });
  return {
    nonces,
    signingKeys,
    accessTokens,
    sessions,
    close() {
      sessions.close();
      accessTokens.close();
      signingKeys.close();
    },
  };
}

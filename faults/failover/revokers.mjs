import { setTimeout as sleep } from 'node:timers/promises';

const PROBE_EVERY_MS = 150;
/** A revoked credential is tried on every node for so long, and longer when a fault lasts: some are kept. */
const WATCHED_MS = 8000;
const MOST_KEPT = 30;
const MOST_AT_ONCE = 40;

/**
 * Takes credentials away while all nodes have them in memory, and tries them on every node afterwards. `latest` is by how
 * many milliseconds after the acknowledgement a request was sent that was accepted, by kind.
 */
export function createRevokers({ caller, nodeCallers, organizations, history }) {
  let isPaused = true;
  let isOver = false;
  let number = 0;
  let latest = {};
  const revoked = [];
  const running = [];

  const tryKey = (key, org) => (node) => node.digest(key, 'GET', `/api/atlas/v2/orgs/${org}`);
  const tryToken = (token, org) => (node) => node.bearer(token, 'GET', `/api/atlas/v2/orgs/${org}`);

  /** Every node that answers now has it in memory. */
  const useEverywhere = (attempt) => Promise.all(nodeCallers.map(attempt));

  async function revokeKey({ id: org, key: owner }) {
    const desc = `revoked ${++number}`;
    const path = `/api/atlas/v2/orgs/${org}/apiKeys`;
    const made = await history.act({
      org,
      type: 'API_KEY_CREATED',
      desc,
      expected: 200,
      call: () => caller.digest(owner, 'POST', path, { desc, roles: ['ORG_READ_ONLY'] }),
    });
    if (!made.isAcknowledged) return;
    const { id, publicKey, privateKey } = made.body;
    history.issued(id, publicKey);
    const attempt = tryKey({ publicKey, privateKey }, org);
    await useEverywhere(attempt);
    const { isAcknowledged } = await history.act({
      org,
      type: 'API_KEY_DELETED',
      publicKey,
      desc,
      expected: 204,
      call: () => caller.digest(owner, 'DELETE', `${path}/${id}`),
    });
    if (isAcknowledged) revoked.push({ kind: 'deleted key', attempt, at: performance.now() });
  }

  async function revokeToken({ id: org, account }) {
    const minted = await caller.form(account, '/api/oauth/token', { grant_type: 'client_credentials' });
    if (minted.status !== 200) return;
    const token = JSON.parse(minted.text).access_token;
    history.issued(JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()).jti);
    const attempt = tryToken(token, org);
    await useEverywhere(attempt);
    const answer = await caller.form(account, '/api/oauth/revoke', { token });
    if (answer.status === 200) revoked.push({ kind: 'revoked token', attempt, at: performance.now() });
  }

  async function revoke(organization) {
    while (!isPaused) {
      await revokeKey(organization);
      await sleep(200);
      await revokeToken(organization);
      await sleep(200);
    }
  }

  async function probe(index) {
    let atOnce = 0;
    while (!isOver) {
      await sleep(PROBE_EVERY_MS);
      const now = performance.now();
      const recent = revoked.filter(({ at }) => now - at < WATCHED_MS);
      const older = revoked[Math.floor(Math.random() * revoked.length)];
      for (const credential of new Set([...recent.slice(-6), ...(older ? [older] : [])])) {
        if (atOnce >= MOST_AT_ONCE) break;
        atOnce++;
        const sentAt = performance.now();
        credential.attempt(nodeCallers[index]).then(({ status }) => {
          atOnce--;
          if (status !== 200) return;
          const late = sentAt - credential.at;
          latest[credential.kind] = Math.max(latest[credential.kind] ?? 0, late);
        });
      }
      if (index === 0 && revoked.length > MOST_KEPT) revoked.splice(0, revoked.length - MOST_KEPT);
    }
  }
  for (const index of nodeCallers.keys()) void probe(index);

  return {
    start() {
      isPaused = false;
      for (const organization of organizations) running.push(revoke(organization));
    },
    async pause() {
      isPaused = true;
      await Promise.all(running.splice(0));
    },
    latest: () => latest,
    startAnew() {
      latest = {};
    },
    close() {
      isOver = true;
    },
  };
}

import { outcomeOf } from '../parts/outcome.mjs';

/**
 * Reads everything over the API and holds it against what was answered: acknowledged writes that are not there, events that
 * are missing, there twice or of nothing, and events in another order than their acknowledgements. `known` are the ids of
 * events and public keys that earlier verdicts have seen, `begunAt` is when the fault began.
 */
export async function judge({ caller, organizations, acts, known, begunAt }) {
  const when = (at) => `${((at - begunAt) / 1000).toFixed(1)} s after the fault began`;
  const found = { acknowledged: 0, unanswered: 0, lost: [], eventFaults: [], outOfOrder: [] };
  for (const { id: org, key } of organizations) {
    const ours = acts.filter((act) => act.org === org);
    found.acknowledged += ours.filter(({ isAcknowledged }) => isAcknowledged).length;
    found.unanswered += ours.filter(({ isAcknowledged }) => !isAcknowledged).length;
    const events = await readAll(caller, key, `/api/private/orgs/${org}/events`);
    const fresh = events.filter(({ id }) => !known.has(id)).reverse();
    for (const { id } of fresh) known.add(id);
    judgeEvents({ acts: ours, events: fresh, when }, found);
    const keys = await readAll(caller, key, `/api/atlas/v2/orgs/${org}/apiKeys`);
    judgeKeys({ acts: ours, keys: keys.filter(({ publicKey }) => !known.has(publicKey)), when }, found);
    for (const { publicKey } of keys) known.add(publicKey);
  }
  return found;
}

const nameOf = (type, publicKey, entry) => [type, publicKey, entry].filter(Boolean).join(' ');

function judgeEvents({ acts, events, when }, found) {
  const byName = new Map();
  for (const act of acts) byName.set(nameOf(act.type, act.publicKey, act.entry), act);
  // Of a key whose creation was not answered only the event tells the public key.
  let unknownKeys = acts.filter(({ type, publicKey }) => type === 'API_KEY_CREATED' && !publicKey).length;
  const seen = new Set();
  let latestBegin = 0;
  let latestName = '';
  for (const { eventTypeName, targetPublicKey, whitelistEntry } of events) {
    const name = nameOf(eventTypeName, targetPublicKey, whitelistEntry);
    const act = byName.get(name);
    if (act === undefined) {
      if (eventTypeName === 'API_KEY_CREATED' && unknownKeys > 0) unknownKeys--;
      else if (eventTypeName.startsWith('API_KEY_')) found.eventFaults.push(`of nothing: ${name}`);
      continue;
    }
    if (seen.has(name)) found.eventFaults.push(`twice: ${name}`);
    seen.add(name);
    // Whoever was answered before another one asked comes first.
    if (act.isAcknowledged && act.endedAt < latestBegin) found.outOfOrder.push(`${name} after ${latestName}`);
    if (act.begunAt > latestBegin) {
      latestBegin = act.begunAt;
      latestName = name;
    }
  }
  for (const [name, { isAcknowledged, endedAt }] of byName)
    if (isAcknowledged && !seen.has(name)) found.lost.push(`its event: ${name}, answered ${when(endedAt)}`);
}

function judgeKeys({ acts, keys, when }, found) {
  const there = new Set(keys.map(({ desc }) => desc));
  const last = new Map();
  for (const act of acts) last.set(act.desc, act);
  for (const [desc, { type, isAcknowledged, endedAt }] of last) {
    if (!isAcknowledged) continue;
    const isDeleted = type === 'API_KEY_DELETED';
    if (isDeleted === there.has(desc))
      found.lost.push(`${isDeleted ? 'deletion' : 'creation'} of ${desc}, answered ${when(endedAt)}`);
  }
}

async function readAll(caller, key, path) {
  const all = [];
  for (let page = 1; ; page++) {
    const answer = await caller.digest(key, 'GET', `${path}?itemsPerPage=500&pageNum=${page}`);
    if (answer.status !== 200) throw new Error(`${path}: ${outcomeOf(answer)}`);
    const { results } = JSON.parse(answer.text);
    all.push(...results);
    if (results.length < 500) return all;
  }
}

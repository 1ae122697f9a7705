import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseAddress } from '../../domain/addresses.js';
import { createSealing } from '../../domain/sealing.js';
import { openStore, type Store } from '../../store/store.js';
import { createDirectory, type Directory } from '../directory.js';
import { createDecide } from './decide.js';
import { type Asked, CHALLENGE, type Purpose } from './decision.js';
import { type RequestKind, requestKinds } from './rule.js';
import { decisionSteps, type StepName, stepsByKind } from './steps.js';

let store: Store;
let directory: Directory;
beforeAll(async () => {
  store = await openStore({ inMemory: true, now: Date.now });
  directory = createDirectory({ store, sealing: createSealing(Buffer.alloc(32, 7)), maxCredentials: 1_000 });
});
afterAll(async () => {
  directory.close();
  await store.close();
});

const asked: Asked = {
  method: 'GET',
  target: '/',
  sentTarget: '/',
  path: {},
  query: {},
  headers: {},
  address: parseAddress('192.0.2.1'),
};

const ruleOf = (kind: RequestKind) => ({
  kind,
  permission: undefined,
  endpointSet: undefined,
  refuseParameters: () => undefined,
  resolveVersion: () => 'unversioned',
  operation: undefined,
  unserved: undefined,
});

function purposeThat(identify: Purpose['identify']): Purpose {
  return {
    identify,
    identifyClient: () => expect.unreachable(),
    identifyVisitor: () => undefined,
    takeToken: () => expect.unreachable(),
    lookAtToken: () => expect.unreachable(),
    recordUse: () => expect.unreachable(),
  };
}

const unavailable = { kind: 'refused', refusal: { code: 'SERVICE_UNAVAILABLE', status: 503 } };

it.each(requestKinds.filter((kind) => kind !== 'always'))(
  'decides nothing for a request of the kind %s while memory may be out of date',
  (kind) => {
    const decide = createDecide({ ...directory, isFollowing: () => false, now: Date.now });
    expect(
      decide(
        asked,
        ruleOf(kind),
        purposeThat(() => expect.unreachable()),
      ),
    ).toMatchObject({
      stop: unavailable,
    });
  },
);

it('asks a credential that is sent along for all that is asked of a caller, but counts nothing of it', () => {
  const names = (kind: RequestKind) => stepsByKind[kind].map(({ name }) => name);
  const counted: readonly StepName[] = ['use', 'operation', 'version', 'secondFactor', 'rateLimit', 'reach'];
  expect(names('enclosed')).toEqual(names('permission').filter((name) => !counted.includes(name)));
});

it('looks for the project of a path that nothing serves before it says anything of the path', () => {
  const names = stepsByKind.unserved.map(({ name }) => name);
  expect(names.indexOf('scope')).toBe(names.indexOf('operation') - 1);
  const order = decisionSteps.map(({ name }) => name);
  expect(order.indexOf('scope')).toBeGreaterThan(order.indexOf('version'));
  expect(new Set(order).size).toBe(order.length);
});

it('lets a request of the kind always pass even then', () => {
  const decide = createDecide({ ...directory, isFollowing: () => false, now: Date.now });
  const purpose = purposeThat(() => expect.unreachable());
  expect(decide(asked, ruleOf('always'), purpose)).toMatchObject({ stop: undefined });
});

it('decides without a promise while nothing has to be loaded', () => {
  const decide = createDecide({ ...directory, isFollowing: () => true, now: Date.now });
  expect(
    decide(
      asked,
      ruleOf('authenticated'),
      purposeThat(() => CHALLENGE),
    ),
  ).toMatchObject({
    stop: CHALLENGE,
  });
});

it('takes back what it decided while memory went out of date, and says which step', async () => {
  let isFollowing = true;
  const decide = createDecide({ ...directory, isFollowing: () => isFollowing, now: Date.now });
  const steps: StepName[] = [];
  const decision = decide(
    asked,
    ruleOf('authenticated'),
    purposeThat(async () => {
      isFollowing = false;
      return CHALLENGE;
    }),
    { onStep: ({ name }) => steps.push(name) },
  );
  expect(await decision).toMatchObject({ stop: unavailable });
  expect(steps).toEqual(['freshness', 'clientAddress', 'credential', 'freshness']);
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { ROOT } from '../../scripts/run.mjs';
import { ask, bearer, keepAlive, sendRaw, statusesIn } from './ask.mjs';
import { PROXY, startWorld } from './world.mjs';

const TABLE = JSON.parse(readFileSync(`${ROOT}packages/server/test/guard/paths.json`, 'utf8'));
/** Marks the place of the fault in the table. */
const MARK = '\u00a6';
const RANDOM_PATHS = 1_000;

describe(PROXY, () => {
  let world;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());

  it(`passes ${TABLE.taken.length} paths of one spelling as they are`, async () => {
    const agent = keepAlive();
    for (const target of TABLE.taken) {
      const { status, text } = await ask(world, { target, agent });
      assert.deepEqual([status, world.upstream.last()?.target], [200, target], text);
    }
    agent.destroy();
  });

  it('passes none of the paths with more than one reading', async () => {
    const count = world.upstream.requests.length;
    const { Authorization } = await bearer();
    const refused = Object.values(TABLE.refused).flat();
    // A few at a time: of what it cannot read, a proxy may keep the connection.
    const next = [...refused];
    const seen = [];
    const work = async () => {
      for (let marked = next.pop(); marked !== undefined; marked = next.pop()) {
        const target = Buffer.from(marked.replaceAll(MARK, ''), 'utf8').toString('latin1');
        const head = `Host: shop\r\nAuthorization: ${Authorization}\r\nConnection: close\r\n\r\n`;
        const answer = await sendRaw(world, `GET ${target} HTTP/1.1\r\n${head}`);
        seen.push({ marked, statuses: statusesIn(answer) });
      }
    };
    await Promise.all(Array.from({ length: 16 }, work));
    const reached = world.upstream.requests.slice(count).map(({ target }) => target);
    const canonical = new Set(TABLE.taken);
    // A proxy may take another form of the target, as long as it is the form that it asked about.
    assert.deepEqual(
      reached.filter((target) => !isDecidedAsIs(target, canonical)),
      [],
    );
    const passed = seen.filter(({ statuses }) => statuses.some((status) => status < 300));
    assert.equal(passed.length, reached.length, JSON.stringify(passed));
    assert.equal(seen.length, refused.length);
  });

  it(`passes ${RANDOM_PATHS} random paths of one spelling byte for byte`, async () => {
    const agent = keepAlive();
    const random = randomFrom(20_261_130);
    for (let made = 0; made < RANDOM_PATHS; made++) {
      const target = randomPath(random);
      const { status } = await ask(world, { target, agent });
      assert.deepEqual([status, world.upstream.last()?.target], [200, target]);
    }
    agent.destroy();
  });
});

/** Of an absolute form or a fragment, what is left is a path of one spelling. */
function isDecidedAsIs(target, canonical) {
  const [path] = target.split('?');
  return canonical.has(path);
}

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,=:@";
/** Each has one escape: it is no letter, no mark that is read apart, and UTF-8. */
const ESCAPED = [
  '%20',
  '%22',
  '%3C',
  '%3E',
  '%5B',
  '%5D',
  '%5E',
  '%60',
  '%7B',
  '%7C',
  '%7D',
  '%C3%A9',
  '%E2%82%AC',
  '%F0%9F%98%80',
];

function randomPath(random) {
  const segments = Array.from({ length: 1 + random(7) }, () => {
    const length = 1 + random(12);
    const pieces = Array.from({ length }, () =>
      random(5) === 0 ? ESCAPED[random(ESCAPED.length)] : PLAIN[random(PLAIN.length)],
    );
    const segment = pieces.join('');
    return /^\.{1,2}$/.test(segment) ? 'dots' : segment;
  });
  const query = random(3) === 0 ? `?q=${segments[0]}%2F..;%61//` : '';
  return `/${segments.join('/')}${random(4) === 0 ? '/' : ''}${query}`;
}

/** Numbers below a bound, the same in every run (a linear congruential generator, as in Numerical Recipes). */
function randomFrom(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

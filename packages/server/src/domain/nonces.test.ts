import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNonces, DEFAULT_NONCE_LIFETIME_MS, type Nonces } from './nonces.js';

const key = Buffer.alloc(32, 7);
// A multiple of a quarter lifetime, the span after which used nonces are forgotten together.
const startedAt = Date.UTC(2026, 7, 10, 3, 2);
const lifetimeMs = 60_000;
const HOUR_MS = 3_600_000;

/** Nonces under a clock that the test sets. */
function withClock(options: { key?: Buffer; maxRemembered?: number; lifetimeMs?: number } = {}) {
  const clock = { at: startedAt };
  const time = () => clock.at;
  return { clock, nonces: createNonces({ key, lifetimeMs, now: time, monotonic: time, ...options }) };
}

const hex = (count: number) => count.toString(16).padStart(8, '0');

function spentNonce(nonces: Nonces, nc = '00000001'): string {
  const nonce = nonces.issue();
  expect(nonces.spend(nonce, nc)).toBe('accepted');
  return nonce;
}

describe('issue', () => {
  it('gives 32 characters of standard base64, never the same twice', () => {
    const { nonces } = withClock();
    const issued = Array.from({ length: 2000 }, () => nonces.issue());
    for (const nonce of issued) expect(nonce).toMatch(/^[A-Za-z0-9+/]{32}$/);
    expect(new Set(issued).size).toBe(issued.length);
    expect(nonces.rememberedCount).toBe(0);
  });

  it('writes time, random bytes and an HMAC-SHA256 over both, cut to 12 bytes', () => {
    const randomKey = randomBytes(32);
    const { nonces, clock } = withClock({ key: randomKey });
    for (let round = 0; round < 50; round++) {
      clock.at += 12_345;
      const bytes = Buffer.from(nonces.issue(), 'base64');
      expect(bytes.readUIntBE(0, 6)).toBe(clock.at);
      const signature = createHmac('sha256', randomKey).update(bytes.subarray(0, 12)).digest();
      expect(bytes.subarray(12)).toEqual(signature.subarray(0, 12));
    }
  });

  it('uses the system clock and lives a minute by default', () => {
    const nonces = createNonces({ key, lifetimeMs: DEFAULT_NONCE_LIFETIME_MS, now: Date.now });
    expect(DEFAULT_NONCE_LIFETIME_MS).toBe(60_000);
    expect(nonces.inspect(nonces.issue())).toBe('fresh');
  });
});

describe('inspect', () => {
  it('finds a nonce fresh for its lifetime and stale from then on', () => {
    const { nonces, clock } = withClock();
    const nonce = nonces.issue();
    expect(nonces.inspect(nonce)).toBe('fresh');
    clock.at += lifetimeMs - 1;
    expect(nonces.inspect(nonce)).toBe('fresh');
    clock.at += 1;
    expect(nonces.inspect(nonce)).toBe('stale');
    clock.at += 1e9;
    expect(nonces.inspect(nonce)).toBe('stale');
  });

  it('knows nonces of any node with the same key, and of no other', () => {
    const { nonces } = withClock();
    const nonce = nonces.issue();
    expect(withClock().nonces.inspect(nonce)).toBe('fresh');
    const stranger = withClock({ key: Buffer.alloc(32, 8) });
    expect(stranger.nonces.inspect(nonce)).toBe('invalid');
    stranger.clock.at += lifetimeMs;
    expect(stranger.nonces.inspect(nonce)).toBe('invalid');
  });

  it('refuses a nonce from the future as stale, but for a small difference between clocks', () => {
    const { nonces, clock } = withClock();
    const nonce = nonces.issue();
    clock.at = startedAt - 5_000;
    expect(nonces.inspect(nonce)).toBe('fresh');
    clock.at -= 1;
    expect(nonces.inspect(nonce)).toBe('stale');
    expect(nonces.spend(nonce, '1')).toBe('stale');
  });

  it('refuses a nonce in which any one bit was changed, unused or remembered, fresh or expired', () => {
    const { nonces, clock } = withClock();
    for (const nonce of [nonces.issue(), spentNonce(nonces)]) {
      const bytes = Buffer.from(nonce, 'base64');
      for (const at of [startedAt, startedAt + lifetimeMs]) {
        clock.at = at;
        for (let bit = 0; bit < bytes.length * 8; bit++) {
          const changed = Buffer.from(bytes);
          changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          expect(nonces.inspect(changed.toString('base64'))).toBe('invalid');
        }
        clock.at = startedAt;
      }
    }
  });

  it('refuses another spelling of the same bytes', () => {
    const { nonces } = withClock();
    let nonce = nonces.issue();
    while (!/[+/]/.test(nonce.slice(8))) nonce = nonces.issue();
    const respelled = nonce.replaceAll('+', '-').replaceAll('/', '_');
    expect(nonces.inspect(nonce)).toBe('fresh');
    expect(nonces.inspect(respelled)).toBe('invalid');
    expect(nonces.inspect(`${nonce} `)).toBe('invalid');
    expect(nonces.inspect(`${nonce.slice(0, 31)}=`)).toBe('invalid');
  });

  it('never throws and never accepts what was not issued', () => {
    const { nonces } = withClock();
    const real = nonces.issue();
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary', minLength: 32, maxLength: 32 }),
      fc.uint8Array({ minLength: 24, maxLength: 24 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      fc.string({ minLength: 24, maxLength: 24 }).map((tail) => real.slice(0, 8) + tail),
    );
    fc.assert(
      fc.property(garbage, fc.string({ unit: 'binary' }), (nonce, nc) => {
        expect(nonces.inspect(nonce)).toBe('invalid');
        expect(nonces.spend(nonce, nc)).toBe('invalid');
      }),
      { numRuns: 1000 },
    );
    expect(nonces.rememberedCount).toBe(0);
  });

  it('uses up no count and remembers nothing', () => {
    const { nonces } = withClock();
    const nonce = nonces.issue();
    for (let round = 0; round < 5; round++) expect(nonces.inspect(nonce)).toBe('fresh');
    expect(nonces.rememberedCount).toBe(0);
    expect(nonces.spend(nonce, '00000001')).toBe('accepted');
    expect(nonces.inspect(nonce)).toBe('fresh');
  });
});

describe('spend', () => {
  it.each(['00000001', '1', '0', '00012809', 'ffffffff', 'DEADBEEF'])('takes %s as the first count', (nc) => {
    const { nonces } = withClock();
    const nonce = nonces.issue();
    expect(nonces.spend(nonce, nc)).toBe('accepted');
    expect(nonces.spend(nonce, nc)).toBe('replayed');
  });

  it.each(['', '000000001', '0x1', '-1', ' 1', '1 ', 'g', '1.0', '１', '1\0'])(
    'refuses %j as a count',
    (nc) => {
      const { nonces } = withClock();
      expect(nonces.spend(nonces.issue(), nc)).toBe('invalid');
      expect(nonces.rememberedCount).toBe(0);
    },
  );

  it('takes another spelling of the same number for the same count', () => {
    const { nonces } = withClock();
    const nonce = spentNonce(nonces, '0000000a');
    for (const nc of ['a', 'A', '0000000A', '0a']) expect(nonces.spend(nonce, nc)).toBe('replayed');
  });

  it('takes counts out of order within 256 of the highest, each once', () => {
    const { nonces } = withClock();
    const nonce = spentNonce(nonces, hex(1000));
    expect(nonces.spend(nonce, hex(1000 - 256))).toBe('replayed');
    const below = Array.from({ length: 255 }, (_, index) => 999 - index);
    for (const count of [...below].reverse()) expect(nonces.spend(nonce, hex(count))).toBe('accepted');
    for (const count of below) expect(nonces.spend(nonce, hex(count))).toBe('replayed');
  });

  it('still knows the first count after a higher one', () => {
    const { nonces } = withClock();
    const nonce = spentNonce(nonces, hex(10));
    expect(nonces.spend(nonce, hex(12))).toBe('accepted');
    expect(nonces.spend(nonce, hex(10))).toBe('replayed');
    expect(nonces.spend(nonce, hex(11))).toBe('accepted');
  });

  it('takes a skipped count although the one 256 before it was used', () => {
    const { nonces } = withClock();
    const nonce = spentNonce(nonces, hex(0));
    for (let count = 1; count < 256; count++) expect(nonces.spend(nonce, hex(count))).toBe('accepted');
    expect(nonces.spend(nonce, hex(300))).toBe('accepted');
    for (let count = 256; count < 300; count++) expect(nonces.spend(nonce, hex(count))).toBe('accepted');
    for (let count = 0; count <= 300; count++) expect(nonces.spend(nonce, hex(count))).toBe('replayed');
  });

  it('keeps the counts of one nonce apart from those of another', () => {
    const { nonces } = withClock();
    const [first, second] = [spentNonce(nonces, '5'), spentNonce(nonces, '5')];
    expect(nonces.spend(first, '6')).toBe('accepted');
    expect(nonces.spend(second, '6')).toBe('accepted');
    expect(nonces.spend(first, '6')).toBe('replayed');
    expect(nonces.rememberedCount).toBe(2);
  });

  it('answers as an ideal memory would for any order of counts', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: -300, max: 40 }) },
      { weight: 1, arbitrary: fc.integer({ min: 200, max: 70_000 }) },
    );
    fc.assert(
      fc.property(
        fc.nat({ max: 0xffff_ffff }),
        fc.array(step, { maxLength: 300, size: 'max' }),
        (first, steps) => {
          const { nonces } = withClock();
          const nonce = nonces.issue();
          const seen = new Set<number>();
          let highest = first;
          for (const distance of [0, ...steps]) {
            const count = highest + distance;
            if (count < 0 || count > 0xffff_ffff) continue;
            const expected = seen.has(count) || count <= highest - 256 ? 'replayed' : 'accepted';
            expect(nonces.spend(nonce, hex(count))).toBe(expected);
            seen.add(count);
            highest = Math.max(highest, count);
          }
        },
      ),
    );
  });

  it('answers stale once the nonce has expired, also between inspecting and spending', () => {
    const { nonces, clock } = withClock();
    const [unused, used] = [nonces.issue(), spentNonce(nonces, '1')];
    expect(nonces.inspect(unused)).toBe('fresh');
    clock.at += lifetimeMs;
    expect(nonces.spend(unused, '1')).toBe('stale');
    expect(nonces.spend(used, '1')).toBe('stale');
    expect(nonces.spend(used, '2')).toBe('stale');
  });

  it('checks the nonce itself when nobody inspected it', () => {
    const { nonces } = withClock();
    expect(nonces.spend(withClock({ key: Buffer.alloc(32, 8) }).nonces.issue(), '1')).toBe('invalid');
  });
});

describe('memory', () => {
  it('remembers a spent nonce to the last millisecond of its life, and no more than a quarter lifetime longer', () => {
    const { nonces, clock } = withClock();
    for (let second = 0; second < 600; second++) {
      clock.at = startedAt + second * 1000 + (second % 7);
      const nonce = spentNonce(nonces, '1');
      const issuedAt = clock.at;
      // Other traffic starts new batches and drops old ones while this nonce ages.
      for (const age of [20_000, 40_000, lifetimeMs - 1]) {
        clock.at = issuedAt + age;
        spentNonce(nonces, '1');
        expect(nonces.spend(nonce, '1')).toBe('replayed');
      }
    }
    clock.at += lifetimeMs + lifetimeMs / 4;
    expect(nonces.rememberedCount).toBe(0);
  });

  it('stays within what one lifetime and a quarter of traffic brings', () => {
    const { nonces, clock } = withClock();
    let most = 0;
    for (let round = 0; round < 5000; round++) {
      clock.at += 100;
      spentNonce(nonces);
      most = Math.max(most, nonces.rememberedCount);
    }
    expect(most).toBeGreaterThanOrEqual(600);
    expect(most).toBeLessThanOrEqual(752);
  });

  it('refuses further nonces as stale when full, goes on with those it knows, and recovers when they expire', () => {
    const { nonces, clock } = withClock({ maxRemembered: 3 });
    const known = [spentNonce(nonces), spentNonce(nonces), spentNonce(nonces)];
    const further = nonces.issue();
    expect(nonces.spend(further, '1')).toBe('stale');
    expect(nonces.spend(further, '1')).toBe('stale');
    expect(nonces.rememberedCount).toBe(3);
    for (const nonce of known) {
      expect(nonces.spend(nonce, '00000001')).toBe('replayed');
      expect(nonces.spend(nonce, '00000002')).toBe('accepted');
    }
    clock.at += lifetimeMs + lifetimeMs / 4;
    expect(nonces.spend(nonces.issue(), '1')).toBe('accepted');
    expect(nonces.rememberedCount).toBe(1);
  });

  it('makes room as soon as old nonces have expired, also for one that joins younger ones', () => {
    const { nonces, clock } = withClock({ maxRemembered: 3 });
    spentNonce(nonces);
    spentNonce(nonces);
    clock.at += lifetimeMs + 14_000;
    spentNonce(nonces);
    const next = nonces.issue();
    expect(nonces.spend(next, '1')).toBe('stale');
    clock.at += 1_000;
    expect(nonces.spend(next, '1')).toBe('accepted');
    expect(nonces.rememberedCount).toBe(2);
  });

  it('lets no count pass a second time when the clock was an hour ahead for a while and is set back', () => {
    const clock = { wall: startedAt, monotonic: 0 };
    const pass = (ms: number) => {
      clock.wall += ms;
      clock.monotonic += ms;
    };
    const nonces = createNonces({
      key,
      lifetimeMs,
      now: () => clock.wall,
      monotonic: () => clock.monotonic,
    });
    const before = spentNonce(nonces);
    clock.wall += HOUR_MS;
    const ahead = spentNonce(nonces);
    // As long as a nonce lives: by the clock that is ahead, all have ended that were given out before.
    for (let second = 0; second < 20; second++) {
      pass(1_000);
      spentNonce(nonces);
    }
    clock.wall -= HOUR_MS;
    expect(nonces.spend(before, '00000001')).toBe('replayed');
    expect(nonces.spend(ahead, '00000001')).toBe('stale');
    // The time comes that was written into a nonce while the clock was ahead.
    for (let minute = 0; minute < 60; minute++) {
      pass(60_000);
      spentNonce(nonces);
      if (nonces.inspect(ahead) === 'fresh') expect(nonces.spend(ahead, '00000001')).toBe('replayed');
    }
    pass(-20_000);
    expect(nonces.inspect(ahead)).toBe('fresh');
    expect(nonces.spend(ahead, '00000001')).toBe('replayed');
  });

  it('remembers no more than what is fresh once the clock was set forward for good', () => {
    const clock = { wall: startedAt, monotonic: 0 };
    const nonces = createNonces({
      key,
      lifetimeMs,
      now: () => clock.wall,
      monotonic: () => clock.monotonic,
    });
    spentNonce(nonces);
    clock.wall += 24 * HOUR_MS;
    for (let minute = 0; minute < 90; minute++) {
      spentNonce(nonces);
      clock.wall += 60_000;
      clock.monotonic += 60_000;
    }
    expect(nonces.rememberedCount).toBeLessThanOrEqual(2);
  });

  it('never lets a count pass twice, whatever the clock, the bound and the order of calls', () => {
    const call = fc.record({
      waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 })),
      nonce: fc.nat({ max: 30 }),
      count: fc.nat({ max: 4 }),
      inspectsFirst: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.nat({ max: 12 }),
        fc.array(call, { maxLength: 200, size: 'max' }),
        (lifetime, bound, calls) => {
          const { nonces, clock } = withClock({ lifetimeMs: lifetime, maxRemembered: bound });
          const issued: { nonce: string; at: number }[] = [];
          const accepted = new Set<string>();
          for (const { waitMs, nonce: choice, count, inspectsFirst } of calls) {
            clock.at += waitMs;
            if (choice >= issued.length) issued.push({ nonce: nonces.issue(), at: clock.at });
            const chosen = issued[Math.min(choice, issued.length - 1)];
            if (chosen === undefined) continue;
            const isExpired = clock.at - chosen.at >= lifetime;
            if (inspectsFirst) expect(nonces.inspect(chosen.nonce)).toBe(isExpired ? 'stale' : 'fresh');
            const use = nonces.spend(chosen.nonce, hex(count));
            const id = `${chosen.nonce} ${count}`;
            if (isExpired) expect(use).toBe('stale');
            else if (accepted.has(id)) expect(use).toBe('replayed');
            else expect(use).not.toBe('invalid');
            if (use === 'accepted') accepted.add(id);
            expect(nonces.rememberedCount).toBeLessThanOrEqual(bound);
          }
        },
      ),
    );
  });
});

describe('createNonces', () => {
  it('refuses a key that is not 32 bytes and a lifetime that is none', () => {
    expect(() => createNonces({ key: Buffer.alloc(31), lifetimeMs, now: Date.now })).toThrow(RangeError);
    expect(() => createNonces({ key: Buffer.alloc(33), lifetimeMs, now: Date.now })).toThrow(RangeError);
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => createNonces({ key, lifetimeMs: bad, now: Date.now })).toThrow(RangeError);
    }
  });
});

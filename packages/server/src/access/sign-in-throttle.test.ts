import { beforeEach, describe, expect, it } from 'vitest';
import { createSignInThrottle, type SignInThrottle } from './sign-in-throttle.js';

let time: number;
let throttle: SignInThrottle;
beforeEach(() => {
  time = 1_800_000_000_000;
  throttle = createSignInThrottle({ now: () => time });
});

const wait = (username = 'mira@example.com', address = '192.0.2.1') =>
  throttle.tryPassword(username, address).waitSeconds;
const signIn = (username = 'mira@example.com', address = '192.0.2.1') => {
  const { attempt, waitSeconds } = throttle.tryPassword(username, address);
  attempt?.succeeded();
  return waitSeconds;
};
const seconds = (count: number) => {
  time += count * 1000;
};
/** A stranger who guesses from many addresses, so often that the account counts as under attack. */
function attack(username = 'mira@example.com'): void {
  for (let host = 0; host < 30; host++) wait(username, `198.51.100.${host}`);
}

describe('the sign-in throttle', () => {
  it('lets five attempts pass, then doubles the wait for each wrong one, to fifteen minutes', () => {
    expect([wait(), wait(), wait(), wait(), wait()]).toEqual([0, 0, 0, 0, 0]);
    const waits = [];
    for (let attempt = 0; attempt < 14; attempt++) {
      waits.push(wait());
      seconds(waits.at(-1) ?? 0);
      // The wait is over; the next wrong attempt lengthens it.
      if ((waits.at(-1) ?? 0) > 0) expect(wait()).toBe(0);
    }
    expect(waits).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it('counts attempts that run side by side', () => {
    const admitted = Array.from({ length: 100 }, () => wait()).filter((waiting) => waiting === 0);
    expect(admitted).toHaveLength(6);
  });

  it('starts anew after signing in, and after an hour', () => {
    for (let attempt = 0; attempt < 5; attempt++) wait();
    expect(signIn()).toBe(0);
    for (let attempt = 0; attempt < 6; attempt++) expect(wait()).toBe(0);
    expect(wait()).toBe(1);
    seconds(3600);
    for (let attempt = 0; attempt < 6; attempt++) expect(wait()).toBe(0);
  });

  it('holds one address up for what it did, not another', () => {
    for (let attempt = 0; attempt < 10; attempt++) wait();
    expect(wait()).toBeGreaterThan(0);
    expect(wait('mira@example.com', '192.0.2.2')).toBe(0);
    expect(wait('other@example.com')).toBe(0);
  });

  it('takes the addresses of one IPv6 site together', () => {
    for (let host = 1; host <= 6; host++) expect(wait('mira@example.com', `2001:db8::${host}`)).toBe(0);
    expect(wait('mira@example.com', '2001:db8::7')).toBe(1);
    expect(wait('mira@example.com', '2001:db8:0:1::7')).toBe(0);
  });

  it('never holds up an address at which the account was signed in to, whatever strangers do', () => {
    signIn();
    attack();
    expect(signIn()).toBe(0);
  });

  it('makes a new address wait once and shortly while strangers guess, whatever they do meanwhile', () => {
    attack();
    expect(wait()).toBe(15);
    attack();
    seconds(14);
    expect(wait()).toBe(1);
    attack();
    seconds(1);
    expect(signIn()).toBe(0);
    attack();
    expect(signIn()).toBe(0);
  });

  it('gives addresses that are new to an account under attack no free attempts', () => {
    attack();
    wait();
    seconds(15);
    expect([wait(), wait()]).toEqual([0, 1]);
  });

  it('slows down an address that tries many accounts, but not people who signed in there before', () => {
    signIn();
    const admitted = Array.from({ length: 80 }, (_, index) => wait(`user${index}@example.com`)).filter(
      (waiting) => waiting === 0,
    );
    expect(admitted).toHaveLength(51);
    expect(signIn()).toBe(0);
  });

  it('does not clear what an address did to other accounts when one is signed in to there', () => {
    for (let index = 0; index < 60; index++) {
      wait(`user${index}@example.com`);
      seconds(1);
    }
    for (let index = 0; wait(`other${index}@example.com`) === 0; index++);
    const { attempt } = throttle.tryPassword('stranger@example.com', '192.0.2.1');
    expect(attempt).toBeUndefined();
    seconds(60);
    expect(signIn('stranger@example.com')).toBe(0);
    expect(wait('next@example.com')).toBe(0);
    expect(wait('after@example.com')).toBeGreaterThan(0);
  });

  it('treats accounts that do not exist like those that do', () => {
    attack('nobody@example.com');
    expect(wait('nobody@example.com')).toBe(15);
  });

  it('slows down codes of the second factor for the account, wherever they come from', () => {
    const waits = Array.from({ length: 12 }, () => throttle.tryCode('u').waitSeconds);
    expect(waits).toEqual([...Array(11).fill(0), 1]);
    expect(throttle.tryCode('v').waitSeconds).toBe(0);
  });

  it('does not count what was withdrawn', () => {
    for (let attempt = 0; attempt < 50; attempt++)
      throttle.tryPassword('mira@example.com', '192.0.2.1').attempt?.withdraw();
    expect(wait()).toBe(0);
  });

  describe('with what shows that the owner has been here', () => {
    const known = (mark = 'browser', username = 'mira@example.com') =>
      throttle.tryPassword(username, '192.0.2.1', mark);

    it('holds nobody up for wrong passwords of others at the address', () => {
      for (let attempt = 0; attempt < 60; attempt++) {
        wait();
        wait(`user${attempt}@example.com`);
      }
      attack();
      expect(wait()).toBeGreaterThan(0);
      expect(known().waitSeconds).toBe(0);
    });

    it('counts its own wrong passwords as those of an address are counted', () => {
      const waits = Array.from({ length: 7 }, () => known().waitSeconds);
      expect(waits).toEqual([0, 0, 0, 0, 0, 0, 1]);
      expect(known('another').waitSeconds).toBe(0);
      expect(wait()).toBe(0);
    });

    it('does not let strangers at the address begin anew when the owner signs in', () => {
      for (let attempt = 0; attempt < 7; attempt++) wait();
      known().attempt?.succeeded();
      expect(wait()).toBeGreaterThan(0);
    });

    it('counts address and account again after twenty failures, however many marks somebody has', () => {
      const guess = (browser: number) =>
        throttle.tryPassword('mira@example.com', '198.51.100.7', `${browser}`);
      for (let browser = 0; browser < 20; browser++) expect(guess(browser).waitSeconds).toBe(0);
      const waits = Array.from({ length: 7 }, (_, browser) => guess(100 + browser).waitSeconds);
      expect(waits).toEqual([0, 0, 0, 0, 0, 0, 1]);
      expect(known('browser', 'other@example.com').waitSeconds).toBe(0);
    });

    it('does not count what succeeded or was withdrawn among those failures', () => {
      for (let browser = 0; browser < 30; browser++) {
        known(`${browser}`).attempt?.succeeded();
        known(`${browser}`).attempt?.withdraw();
      }
      for (let attempt = 0; attempt < 7; attempt++) wait();
      expect(known('browser').waitSeconds).toBe(0);
    });

    it('counts codes for the account again after twenty wrong ones, however many marks somebody has', () => {
      for (let browser = 0; browser < 20; browser++)
        expect(throttle.tryCode('u', `${browser}`).waitSeconds).toBe(0);
      const waits = Array.from({ length: 12 }, (_, n) => throttle.tryCode('u', `${100 + n}`).waitSeconds);
      expect(waits).toEqual([...Array(11).fill(0), 1]);
    });

    it('counts codes of the second factor apart too', () => {
      for (let attempt = 0; attempt < 12; attempt++) throttle.tryCode('u');
      expect(throttle.tryCode('u').waitSeconds).toBeGreaterThan(0);
      expect(throttle.tryCode('u', 'browser').waitSeconds).toBe(0);
    });
  });
});

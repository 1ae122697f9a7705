import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser } from '../support/browser.js';
import { type StoppedClock, stopClock } from '../support/clock.js';
import { startTestServer, type TestServer } from '../support/server.js';

// Somebody at the address of an owner tries passwords.

let server: TestServer;
/** No wait is over before the test is. */
let clock: StoppedClock;
beforeAll(async () => {
  clock = stopClock();
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
  clock.restore();
});

const owner = () => server.first.owner;

/** Who guesses as soon as a guess is taken again. */
async function guessUntilHeldUp(from: string): Promise<void> {
  const stranger = createBrowser(server, { from });
  while ((await stranger.signIn(owner().username, 'guess')).status === 401);
}

describe('one wrong password per wait', () => {
  it('does not keep out an owner who signed in with the same browser before, at the same address', async () => {
    const from = '127.0.0.68';
    const browser = createBrowser(server, { from });
    await browser.signIn(owner().username, owner().password);
    await browser.send('DELETE', '/session');
    await guessUntilHeldUp(from);
    expect(browser.cookie).toBeUndefined();
    expect((await browser.signIn(owner().username, owner().password)).status).toBe(200);
    // Who has no such browser waits, so guesses stay bounded.
    const other = createBrowser(server, { from });
    expect((await other.signIn(owner().username, owner().password)).status).toBe(429);
  });

  it('does not keep a signed-in owner from what asks for the password again', async () => {
    const from = '127.0.0.69';
    const browser = createBrowser(server, { from });
    await browser.signIn(owner().username, owner().password);
    await guessUntilHeldUp(from);
    const begun = await browser.send('POST', '/secondFactor', { password: owner().password });
    expect(begun.status, begun.text).toBe(200);
  });

  it('is all that a browser gets that was known for another account', async () => {
    const from = '127.0.0.70';
    const browser = createBrowser(server, { from });
    await browser.signIn(owner().username, owner().password);
    await browser.send('DELETE', '/session');
    const name = 'nobody@example.com';
    const answers = [];
    for (let guess = 0; guess < 8; guess++) answers.push((await browser.signIn(name, 'guess')).status);
    expect(answers.at(-1)).toBe(429);
    const stranger = createBrowser(server, { from });
    expect((await stranger.signIn(name, 'guess')).status).toBe(429);
  });
});

it('gives who knew a password for a while no more guesses for having signed in often', async () => {
  const own = await startTestServer();
  try {
    const { username, password } = own.first.owner;
    const browsers = Array.from({ length: 6 }, () => createBrowser(own, { from: '127.0.0.71' }));
    for (const browser of browsers) {
      await browser.signIn(username, password);
      await browser.send('DELETE', '/session');
    }
    const statuses: number[] = [];
    for (const browser of browsers)
      for (let guess = 0; guess < 7; guess++) statuses.push((await browser.signIn(username, 'guess')).status);
    // Twenty by the marks of the browsers, and then those of one address.
    expect(statuses.filter((status) => status === 401)).toHaveLength(26);
    expect(statuses.at(-1)).toBe(429);
  } finally {
    await own.stop();
  }
});

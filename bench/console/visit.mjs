import { setTimeout as sleep } from 'node:timers/promises';

/** 562.5 ms and 180 kB/s are what DevTools of Chromium call "Slow 4G"; a phone of some years ago is four times slower. */
const SLOW = { latencyMs: 562.5, bytesPerSecond: 180_000, cpuTimes: 4 };

const PATIENCE_MS = 60_000;

/** In the page, before anything of it: notes when it can be used, how far it moved, and how long it was busy. */
function watch(usable) {
  const seen = { usableMs: null, shift: 0, blockedMs: 0 };
  window.seen = seen;
  const look = () => {
    if (seen.usableMs !== null) return;
    const element = document.querySelector(usable);
    if (element && element.getClientRects().length > 0) seen.usableMs = performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.blockedMs += duration - 50;
  }).observe({ type: 'longtask', buffered: true });
}

/** Opens a page twice, first in a browser that has nothing of it yet, then in a new tab of the same browser. */
export async function visitTwice(browser, { cookie, ...wish }) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  try {
    if (cookie) await context.addCookies([{ ...cookie, url: new URL(wish.url).origin }]);
    const first = await visit(context, wish);
    return { ...first, againMs: (await visit(context, wish)).usableMs };
  } finally {
    await context.close();
  }
}

/** Times are from the beginning of the navigation. */
async function visit(context, { url, usable, isSlow }) {
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  const sent = { requests: 0, bytes: 0 };
  devTools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sent.requests += 1;
    sent.bytes += encodedDataLength;
  });
  if (isSlow) {
    await devTools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: SLOW.latencyMs,
      downloadThroughput: SLOW.bytesPerSecond,
      uploadThroughput: SLOW.bytesPerSecond,
    });
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpuTimes });
  }
  await page.addInitScript(`(${watch})(${JSON.stringify(usable)})`);
  await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS });
  const deadline = performance.now() + PATIENCE_MS;
  while ((await page.evaluate('window.seen.usableMs')) === null) {
    if (performance.now() > deadline) throw new Error(`${url} could not be used in time`);
    await sleep(50);
  }
  // What comes afterwards can still move the page.
  await page.waitForLoadState('networkidle', { timeout: PATIENCE_MS });
  const seen = await page.evaluate('window.seen');
  await page.close();
  return { ...seen, ...sent };
}

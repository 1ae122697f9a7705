import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/**
 * What Debian puts beside it: the same browser without the buttons and bars of a window. Those are pages too, and take five times
 * as long as the one that is tested.
 */
const WITHOUT_WINDOW = `${PROGRAM}-headless-shell`;

/** Starts Debian's Chromium without what would call out of this machine. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: existsSync(WITHOUT_WINDOW) ? WITHOUT_WINDOW : PROGRAM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}

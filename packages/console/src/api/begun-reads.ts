declare global {
  interface Window {
    /** What the script in the page asked for before all other scripts were there, by address. */
    sallyportReads?: Record<string, Promise<Response>>;
  }
}

/** What was begun with the page is old after this. */
const FRESH_MS = 10_000;

/** The answer to a read that was begun with the page, once; `undefined` where none came. */
export async function takeBegunRead({ method, url }: Request): Promise<Response | undefined> {
  const begun = window.sallyportReads?.[url];
  if (method !== 'GET' || begun === undefined) return undefined;
  delete window.sallyportReads?.[url];
  if (performance.now() > FRESH_MS) return undefined;
  return begun.catch(() => undefined);
}

/** Of what nobody took yet. */
export function begunAddresses(): readonly string[] {
  return Object.keys(window.sallyportReads ?? {});
}

/** Somebody else is signed in from now on. */
export function forgetBegunReads(): void {
  window.sallyportReads = {};
}

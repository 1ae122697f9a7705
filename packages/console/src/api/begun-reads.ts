declare global {
  interface Window {
    /** What the script in the page asked for before all other scripts were there, by address. */
    sallyportReads?: Record<string, Promise<Response>>;
  }
}

/** The answer to a read that was begun with the page, once; `undefined` where none came. */
export async function takeBegunRead({ method, url }: Request): Promise<Response | undefined> {
  const begun = window.sallyportReads?.[url];
  if (method !== 'GET' || begun === undefined) return undefined;
  delete window.sallyportReads?.[url];
  return begun.catch(() => undefined);
}

/** Of what nobody took yet. */
export function begunAddresses(): readonly string[] {
  return Object.keys(window.sallyportReads ?? {});
}

/** Somebody else is signed in from now on, or what nobody took while the page was loading would be old. */
export function forgetBegunReads(): void {
  window.sallyportReads = {};
}

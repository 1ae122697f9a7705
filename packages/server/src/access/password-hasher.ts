import { hash, verify } from '@node-rs/argon2';
import { workBounds } from '../domain/bounds/work.js';
import { RefusalError, refuse } from '../domain/errors.js';

/** Each hash keeps one thread of four and 19 MiB busy for some 30 ms. */
const AT_ONCE = 2;

/** People's passwords, with argon2id (the library's defaults: 19 MiB, 2 passes, 1 lane). */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Whether it is the password of the hash. Without a hash the answer is no, after the same work. */
  verify(passwordHash: string | null | undefined, password: string): Promise<boolean>;
}

/** Bounded, so that strangers cannot make it use up the machine. Refuses with SERVICE_UNAVAILABLE when too many wait. */
export function createPasswordHasher(): PasswordHasher {
  let running = 0;
  const waiting: (() => void)[] = [];
  let nobodys: Promise<string> | undefined;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running < AT_ONCE) running += 1;
    else {
      if (waiting.length >= workBounds.waitingHashes.most)
        throw new RefusalError(refuse('SERVICE_UNAVAILABLE'));
      // Whoever ends hands its place over.
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    hash: (password) => inTurn(() => hash(normalized(password))),
    async verify(passwordHash, password) {
      nobodys ??= hash('the password of nobody');
      const known = passwordHash ?? (await nobodys);
      const matches = await inTurn(() => verify(known, normalized(password)));
      return matches && passwordHash != null;
    },
  };
}

/** Keyboards and systems write the same letter in several ways (RFC 8265 section 4.2.1 asks for NFC). */
function normalized(password: string): string {
  return password.normalize('NFC');
}

import type { PasswordHasher } from '../access/password-hasher.js';
import { checkPassword } from '../changes/passwords/check-password.js';
import { setPassword } from '../changes/passwords/set-password.js';
import { requireUsername } from '../changes/users/require-username.js';
import { newId } from '../domain/ids.js';
import { generatePassword } from '../domain/secrets.js';
import { findSignInAccountByName, setAddressProvedAt } from '../store/queries/sign-in-accounts.js';
import { type Account, findAccountByName, insertUser, updateUser } from '../store/queries/users.js';
import type { Reader } from '../store/store.js';
import { at, SeedProblem } from './seed-problem.js';
import type { MadeUser, SeedRun } from './seed-run.js';
import type { Seed, SeedUser } from './seed-schema.js';

/** A person of a seed with the costly part of the work, the hash of the password, done. */
export interface PreparedAccount {
  readonly username: string;
  readonly asked: SeedUser;
  readonly password: { readonly text: string; readonly hash: string; readonly isGiven: boolean } | undefined;
  /** The stored hash that the given password matches. */
  readonly matched: string | undefined;
}

/** As many as can wait for the hasher. */
const AT_ONCE = 50;

/** Reads and hashes the passwords of a seed, before its transaction. Throws SeedProblem. */
export async function prepareAccounts(
  reader: Reader,
  passwords: PasswordHasher,
  seed: Seed,
): Promise<PreparedAccount[]> {
  const asked = seed.users ?? [];
  const places = new Map<string, number>();
  const prepared: PreparedAccount[] = [];
  for (let from = 0; from < asked.length; from += AT_ONCE)
    prepared.push(
      ...(await Promise.all(
        asked
          .slice(from, from + AT_ONCE)
          .map((user, offset) => prepareAccount(reader, passwords, user, from + offset)),
      )),
    );
  prepared.forEach(({ username }, index) => {
    const before = places.get(username);
    if (before !== undefined)
      throw new SeedProblem(['users', index, 'username'], `users[${before}] is ${username} too`);
    places.set(username, index);
  });
  return prepared;
}

async function prepareAccount(
  reader: Reader,
  passwords: PasswordHasher,
  asked: SeedUser,
  index: number,
): Promise<PreparedAccount> {
  const username = await at(['users', index, 'username'], () => requireUsername(asked.username));
  const given = asked.password;
  if (given !== undefined) await at(['users', index, 'password'], () => checkPassword(given, username));
  const account = await findSignInAccountByName(reader, username);
  if (account !== undefined) {
    const isSame = given === undefined || (await passwords.verify(account.passwordHash, given));
    if (isSame) return { username, asked, password: undefined, matched: account.passwordHash ?? undefined };
  }
  const text = given ?? generatePassword();
  return {
    username,
    asked,
    password: { text, hash: await passwords.hash(text), isGiven: given !== undefined },
    matched: undefined,
  };
}

/** Makes and changes the accounts of a seed. Returns those it made. */
export async function applyAccounts(run: SeedRun, prepared: readonly PreparedAccount[]): Promise<MadeUser[]> {
  const made: MadeUser[] = [];
  for (const [index, account] of prepared.entries()) {
    const before = await findAccountByName(run.transaction.database, account.username);
    if (before) await changeAccount(run, account, before, index);
    else made.push(await insertAccount(run, account, index));
  }
  return made;
}

async function insertAccount(run: SeedRun, account: PreparedAccount, index: number): Promise<MadeUser> {
  const { username, asked, password } = account;
  if (password === undefined) throw goneMeanwhile(index);
  const { database, now } = run.transaction;
  await insertUser(database, {
    id: newId(now),
    username,
    firstName: asked.firstName ?? username.split('@', 1)[0] ?? '',
    lastName: asked.lastName ?? '',
    country: asked.country,
    mobileNumber: asked.mobileNumber,
    passwordHash: password.hash,
    // The operator says whose it is.
    addressProvedAt: now,
    createdAt: now,
  });
  run.note(`${username}: account was made`);
  return { username, password: password.text, isGiven: password.isGiven };
}

async function changeAccount(
  run: SeedRun,
  { username, asked, password, matched }: PreparedAccount,
  before: Account,
  index: number,
): Promise<void> {
  const { database } = run.transaction;
  const { firstName, lastName, country, mobileNumber } = asked;
  const change = { firstName, lastName, country, mobileNumber };
  const names = Object.keys(change) as (keyof typeof change)[];
  if (names.some((name) => change[name] !== undefined && change[name] !== before[name])) {
    await updateUser(database, before.id, change);
    run.note(`${username}: name, country or telephone number was changed`);
  }
  if (asked.password === undefined) return;
  if (password !== undefined) {
    await setPassword(run.transaction, before.id, password.hash);
    await setAddressProvedAt(database, before.id, run.transaction.now);
    run.note(`${username}: password was changed, which ends the sessions`);
    return;
  }
  const account = await findSignInAccountByName(database, username);
  if (account?.passwordHash !== matched) throw goneMeanwhile(index);
}

/** The store may have changed while passwords were hashed. */
function goneMeanwhile(index: number): SeedProblem {
  return new SeedProblem(['users', index], 'the account was changed meanwhile; run the seed again');
}

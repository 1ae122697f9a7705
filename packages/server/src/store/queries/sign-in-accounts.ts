import type { Selectable } from 'kysely';
import type { Database } from '../schema.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** What a person signs in with. Times in UTC milliseconds. */
export interface SignInAccount {
  readonly id: string;
  readonly username: string;
  /** Null: cannot sign in until a password is set. */
  readonly passwordHash: string | null;
  /** When it was shown that whoever has the account receives mail at its address; null: never. */
  readonly addressProvedAt: number | null;
  /** The second factor; null: none, not even begun. */
  readonly totp: {
    readonly secretSealed: string;
    /** Null: begun, not in force yet. */
    readonly confirmedAt: number | null;
    readonly lastStep: number | null;
  } | null;
}

export async function findSignInAccount(reader: Reader, id: string): Promise<SignInAccount | undefined> {
  const row = await reader.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toAccount(row);
}

/** The account of a user name, which is an address in lower case. */
export async function findSignInAccountByName(
  reader: Reader,
  username: string,
): Promise<SignInAccount | undefined> {
  const row = await reader
    .selectFrom('users')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirst();
  return row && toAccount(row);
}

function toAccount(row: Selectable<Database['users']>): SignInAccount {
  const { totp_secret_sealed: secretSealed, totp_confirmed_at: confirmedAt, totp_last_step: lastStep } = row;
  return {
    id: row.id,
    username: row.username,
    passwordHash: row.password_hash,
    addressProvedAt: row.address_proved_at,
    totp: secretSealed === null ? null : { secretSealed, confirmedAt, lastStep },
  };
}

/** Sets the argon2id hash of a password. */
export async function setPasswordHash(database: Writer, id: string, passwordHash: string): Promise<void> {
  await database.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', id).execute();
}

/** Notes that whoever has the account receives mail at its address, in UTC milliseconds. */
export async function setAddressProvedAt(database: Writer, id: string, now: number): Promise<void> {
  await database.updateTable('users').set({ address_proved_at: now }).where('id', '=', id).execute();
}

/** Notes that somebody signed in, in UTC milliseconds. */
export async function setLastAuthAt(database: Writer, id: string, now: number): Promise<void> {
  await database.updateTable('users').set({ last_auth_at: now }).where('id', '=', id).execute();
}

/** Begins a second factor, which is not in force yet; `null` takes it away. */
export async function setTotpSecret(
  database: Writer,
  id: string,
  secretSealed: string | null,
): Promise<void> {
  await database
    .updateTable('users')
    .set({ totp_secret_sealed: secretSealed, totp_confirmed_at: null, totp_last_step: null })
    .where('id', '=', id)
    .execute();
}

/** Puts the second factor in force. */
export async function setTotpConfirmedAt(database: Writer, id: string, now: number): Promise<void> {
  await database.updateTable('users').set({ totp_confirmed_at: now }).where('id', '=', id).execute();
}

/** Notes the time step whose code was used up. */
export async function setTotpLastStep(database: Writer, id: string, step: number): Promise<void> {
  await database.updateTable('users').set({ totp_last_step: step }).where('id', '=', id).execute();
}

import { newId } from '../../src/domain/ids.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import type { TestServer } from './server.js';

/** Somebody who can sign in. */
export interface TestAccountHolder {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

/** Makes an account with a password, and organization roles by organization id. */
export async function addAccount(
  { services }: Pick<TestServer, 'services'>,
  organizations: Readonly<Record<string, readonly string[]>> = {},
): Promise<TestAccountHolder> {
  const id = newId(Date.now());
  const username = `holder-${id}@example.com`;
  const password = `correct horse ${id}`;
  const passwordHash = await services.passwords.hash(password);
  await services.store.write(ABOUT_ALL, async (transaction) => {
    const { database, now } = transaction;
    transaction.withoutEvent('a test makes people without a trace');
    await database
      .insertInto('users')
      .values({
        id,
        username,
        first_name: 'Ada',
        last_name: 'Example',
        created_at: now,
        password_hash: passwordHash,
      })
      .execute();
    for (const [organization_id, roles] of Object.entries(organizations))
      for (const role of roles)
        await database
          .insertInto('user_organization_roles')
          .values({ user_id: id, organization_id, role })
          .execute();
  });
  return { id, username, password };
}

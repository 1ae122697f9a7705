import { type Kysely, sql } from 'kysely';

/**
 * Whether somebody who has an account has shown to receive mail at its address, and whether the link of an invitation shows
 * that: one that an owner fetched does not.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema.alterTable('users').addColumn('address_proved_at', 'bigint').execute();
  await schema
    .alterTable('organization_invitations')
    .addColumn('is_link_handed_on', 'integer', (column) =>
      column.notNull().defaultTo(0).check(sql`is_link_handed_on in (0, 1)`),
    )
    .execute();
  // So far nothing told the links apart. Who is a member somewhere has come by one, or was put there by the operator.
  await sql`
    update users set address_proved_at = created_at
    where password_hash is not null
      and exists (select 1 from user_organization_roles where user_organization_roles.user_id = users.id)
  `.execute(database);
  // Links that are out there may have been fetched.
  await sql`update organization_invitations set is_link_handed_on = 1`.execute(database);
}

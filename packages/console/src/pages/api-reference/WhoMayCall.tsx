import { organizationRoles, type Permission, projectRoles, rolesGranting } from '../../domain.js';
import styles from './ApiReference.module.css';
import type { Operation } from './openapi.js';

/** Who may call an operation: the permission that it needs and the roles that hold it. */
export function WhoMayCall({ operation }: { operation: Operation }) {
  const { access, permission, alsoNeeds } = operation;
  if (permission === undefined) return null;
  return (
    <section className={styles.section}>
      <h2>Who may call</h2>
      <p className={styles.prose}>
        {WORDS[access === 'basic' ? access : permission] ?? <Needs permission={permission} />}
        {alsoNeeds && (
          <>
            {' '}
            Besides, it needs <Needs permission={alsoNeeds.permission} isContinued />
            {alsoNeeds.unless && ` This is not asked for where ${alsoNeeds.unless}.`}
          </>
        )}
      </p>
    </section>
  );
}

/** What is no permission of a role. */
const WORDS: Readonly<Record<string, string>> = {
  basic: 'Service accounts, with their client ID and client secret by HTTP Basic.',
  public: 'Anyone; no credentials are asked for.',
  visitor: 'Anyone; a signed-in person is recognized.',
  user: 'People who are signed in. No API key and no service account may use it.',
  authenticated: 'Every credential. It sees and does what its roles allow.',
};

function Needs({ permission, isContinued = false }: { permission: string; isContinued?: boolean }) {
  const granting: readonly string[] = rolesGranting(permission as Permission);
  const held = [
    ...namesOf(granting, organizationRoles, 'every organization role'),
    ...namesOf(granting, projectRoles, 'every project role'),
  ];
  return (
    <>
      {!isContinued && 'Whoever has '}
      <code>{permission}</code>
      {held.length > 0 && `, which comes with ${listed(held)}`}.
    </>
  );
}

function namesOf(
  granting: readonly string[],
  kind: readonly { readonly role: string; readonly displayName: string }[],
  all: string,
): readonly string[] {
  const names = kind.filter(({ role }) => granting.includes(role)).map(({ displayName }) => displayName);
  return names.length === kind.length ? [all] : names;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

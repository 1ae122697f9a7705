import type { ReactNode } from 'react';
import type { DefinitionPreview } from '../../api/calls/guard.js';
import { counted } from '../../kit/counted.js';
import { Notice } from '../../kit/Notice.js';
import styles from './PreviewView.module.css';

/** What a definition would change: who would be refused first, then roles, routes and the rest. */
export function PreviewView({ preview }: { preview: DefinitionPreview }) {
  const { isNewApi, isNewVersion, lastWeek, permissions, roles, routes, settings } = preview;
  if (!isNewVersion)
    return (
      <Notice tone="good" title="This is what is active already">
        <p>Applying it changes nothing.</p>
      </Notice>
    );
  return (
    <div className="stack">
      {isNewApi ? (
        <Notice title="This is a new API">
          <p>It begins in the mode that the definition names, or in “report”, which refuses nothing.</p>
        </Notice>
      ) : (
        <LastWeek lastWeek={lastWeek} />
      )}
      <Part title="Roles" items={roles} textOf={({ role }) => role} noun={['role', 'roles']}>
        {(role) => <RoleChange change={role} />}
      </Part>
      <Part title="Routes that are new" items={routes.added} noun={['route', 'routes']}>
        {(route) => <Line sign="+" text={route} />}
      </Part>
      <Part title="Routes that are gone" items={routes.removed} noun={['route', 'routes']}>
        {(route) => <Line sign="−" text={route} />}
      </Part>
      <Part
        title="Routes that need something else"
        items={routes.changed}
        textOf={({ route }) => route}
        noun={['route', 'routes']}
      >
        {({ route, before, after }) => (
          <>
            <code>{route}</code>
            <Line sign="−" text={before} />
            <Line sign="+" text={after} />
          </>
        )}
      </Part>
      <Part title="Permissions that are new" items={permissions.added} noun={['permission', 'permissions']}>
        {(name) => <Line sign="+" text={name} />}
      </Part>
      <Part
        title="Permissions that are gone"
        items={permissions.removed}
        noun={['permission', 'permissions']}
      >
        {(name) => <Line sign="−" text={name} />}
      </Part>
      <Part title="Settings that change" items={settings} noun={['setting', 'settings']}>
        {(name) => <code>{name}</code>}
      </Part>
    </div>
  );
}

/** The answer to "whom does it hurt?", from what was called. */
function LastWeek({ lastWeek }: Pick<DefinitionPreview, 'lastWeek'>) {
  const { callers, refused, refusedCallers } = lastWeek;
  if (callers === 0)
    return (
      <Notice title="Nobody called in the last week">
        <p>So nothing tells whom the change would refuse.</p>
      </Notice>
    );
  if (refusedCallers === 0)
    return (
      <Notice tone="good" title="Nobody who called in the last week would be refused">
        <p>
          {counted(callers, 'credential')} called, and everything that they were let through to is permitted
          still.
        </p>
      </Notice>
    );
  return (
    <Notice
      tone="warning"
      title={`${counted(refusedCallers, 'credential')} that called in the last week would be refused`}
    >
      <ul className={styles.refused} aria-label="Calls that would be refused">
        {refused.map(({ name, route, calls, missingPermission }) => (
          <li key={`${name} ${route}`}>
            <strong>{name ?? 'A credential of another organization'}</strong>: <code>{route}</code>,{' '}
            {counted(calls, 'call')}.{' '}
            {missingPermission === null ? (
              'There is no such route any more.'
            ) : (
              <>
                It lacks <code>{missingPermission}</code>.
              </>
            )}
          </li>
        ))}
      </ul>
      <p>Of {counted(callers, 'credential')} that called.</p>
    </Notice>
  );
}

function RoleChange({ change }: { change: DefinitionPreview['roles'][number] }) {
  const { role, gains, loses, isNew, isGone, holderCount, holders } = change;
  return (
    <>
      <span>
        <code>{role}</code>
        {isNew && ' is new'}
        {isGone && ' is gone'}
        {holderCount !== undefined && (
          <span className="quiet">
            {' '}
            · held by {holderCount.toLocaleString()}: {holders}
          </span>
        )}
      </span>
      {gains.length > 0 && <Line sign="+" text={gains.join(', ')} />}
      {loses.length > 0 && <Line sign="−" text={loses.join(', ')} />}
    </>
  );
}

/** A line that is gained or lost; the sign says which, not its colour alone. */
function Line({ sign, text }: { sign: '+' | '−'; text: string }) {
  return (
    <span className={styles.line} data-sign={sign === '+' ? 'plus' : 'minus'}>
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">{sign === '+' ? 'Gained: ' : 'Lost: '}</span>
      <code>{text}</code>
    </span>
  );
}

/** A definition can change 10,000 routes; a page shows the first of them. */
const MOST_SHOWN = 100;

function Part<Item>({
  title,
  items,
  noun,
  textOf = String,
  children,
}: {
  title: string;
  items: readonly Item[];
  noun: readonly [one: string, several: string];
  textOf?: (item: Item) => string;
  children: (item: Item) => ReactNode;
}) {
  if (items.length === 0) return null;
  const more = items.length - MOST_SHOWN;
  return (
    <section className="stack-tight" aria-label={title}>
      <h3>
        {title} <span className="quiet">({items.length.toLocaleString()})</span>
      </h3>
      <ul className={styles.list}>
        {items.slice(0, MOST_SHOWN).map((item) => (
          <li key={textOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {more > 0 && (
        <p className="quiet">
          and {more.toLocaleString()} more {noun[more === 1 ? 0 : 1]}
        </p>
      )}
    </section>
  );
}

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Credential } from '../api/calls/credentials.js';
import type { Scope } from '../api/calls/scopes.js';
import { Badge } from '../kit/Badge.js';
import { NameText } from '../kit/NameText.js';
import type { Column } from '../kit/Table.js';
import { scopeUrl } from '../shell/scope.js';
import type { NoteFilter } from './credential-filters.js';
import styles from './Notes.module.css';

interface Place {
  readonly scope: Scope;
  readonly kind: Credential['kind'];
}

/** What is noted, as a way to all of the list of which the same is. */
export function FilterLink({
  scope,
  kind,
  filter,
  value,
  children = <NameText text={value} />,
}: Place & { filter: NoteFilter; value: string; children?: ReactNode }) {
  const list = kind === 'API_KEY' ? 'api-keys' : 'service-accounts';
  return (
    <Link
      className={styles.value}
      to={scopeUrl(scope, `applications/${list}`)}
      search={(before: object) => ({ ...before, [filter]: value, page: undefined, details: undefined })}
    >
      {children}
    </Link>
  );
}

export function Tags({ tags, ...place }: Place & { tags: readonly string[] }) {
  return (
    <ul className="badges">
      {tags.map((tag) => (
        <li key={tag}>
          <FilterLink {...place} filter="tag" value={tag}>
            <Badge>
              <NameText text={tag} />
            </Badge>
          </FilterLink>
        </li>
      ))}
    </ul>
  );
}

/** Beside the name in a list: kind and label, and what has no column of its own there. */
export function NotesBesideName({ scope, credential }: { scope: Scope; credential: Credential }) {
  const { kind, notes } = credential;
  const { owner, tags } = notes;
  return (
    <>
      {(notes.kind !== null || notes.label !== null) && (
        <span className={styles.line}>
          {notes.kind !== null && <Badge>{notes.kind}</Badge>}{' '}
          {notes.label !== null && <NameText text={notes.label} />}
        </span>
      )}
      {(owner !== null || tags.length > 0) && (
        <span className={`instead ${styles.line}`}>
          {owner !== null && <FilterLink scope={scope} kind={kind} filter="owner" value={owner} />}
          {tags.length > 0 && <Tags scope={scope} kind={kind} tags={tags} />}
        </span>
      )}
    </>
  );
}

/** Who answers for the credentials of a list, and who made them. */
export function noteColumns(scope: Scope): readonly Column<Credential>[] {
  return [
    {
      name: 'Owner, Tags',
      sort: 'owner',
      room: 'extra',
      cell: ({ kind, notes: { owner, tags } }) =>
        (owner !== null || tags.length > 0) && (
          <div className={`stack-tight ${styles.cell}`}>
            {owner !== null && (
              <span>
                <FilterLink scope={scope} kind={kind} filter="owner" value={owner} />
              </span>
            )}
            {tags.length > 0 && <Tags scope={scope} kind={kind} tags={tags} />}
          </div>
        ),
    },
    {
      name: 'Made By',
      sort: 'madeBy',
      room: 'extra',
      cell: ({ kind, madeBy }) =>
        madeBy !== null && (
          <div className={styles.cell}>
            <FilterLink scope={scope} kind={kind} filter="madeBy" value={madeBy} />
          </div>
        ),
    },
  ];
}

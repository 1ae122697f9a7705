import { Fragment } from 'react';
import type { FeedEvent } from '../api/calls/events.js';
import { changeText, valueWords, withTeamName } from '../domain.js';
import { Time } from '../kit/Time.js';
import { useRoleNames } from '../scopes/RoleNames.js';
import styles from './events.module.css';

type Change = NonNullable<FeedEvent['changes']>[number];

/** As many are told in a row of a list; the details have all. */
const IN_A_ROW = 2;

type WithChanges = Pick<FeedEvent, 'changes' | 'teamName'>;

/** Changes as people read them: roles by their titles, those of guarded APIs too, and teams by their names. */
function useShown({ teamName }: WithChanges): (change: Change) => ReturnType<typeof withTeamName> {
  const named = useRoleNames();
  return ({ value, before, after }) =>
    value === 'roles'
      ? { value, before: named(before), after: named(after) }
      : withTeamName({ value, before, after }, teamName);
}

/** What is different after an event, in a line for each value: `Roles: none → Organization Member`. */
export function ChangeLines({ event }: { event: WithChanges }) {
  const shown = useShown(event);
  const { changes = [] } = event;
  return (
    <>
      {changes.slice(0, IN_A_ROW).map((change) => (
        <span key={change.value} className={`quiet ${styles.line}`}>
          <bdi>{changeText(shown(change))}</bdi>
        </span>
      ))}
      {changes.length > IN_A_ROW && <span className="quiet">and {changes.length - IN_A_ROW} more</span>}
    </>
  );
}

/** The same as rows of a list of facts, with everything that was stored. */
export function ChangeFacts({ event }: { event: WithChanges }) {
  const shown = useShown(event);
  const { changes = [] } = event;
  return changes.map(shown).map(({ value, before, after }) => (
    <Fragment key={value}>
      <dt>{valueWords(value)}</dt>
      <dd>
        <del className={styles.before}>
          <span className="visually-hidden">Before: </span>
          <Texts texts={before} />
        </del>{' '}
        <span aria-hidden="true">→</span>{' '}
        <ins className={styles.after}>
          <span className="visually-hidden">After: </span>
          <Texts texts={after} />
        </ins>
      </dd>
    </Fragment>
  ));
}

const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function Texts({ texts }: { texts: readonly string[] }) {
  const [first] = texts;
  if (first === undefined) return <span className="quiet">none</span>;
  if (texts.length === 1 && TIME.test(first)) return <Time time={first} />;
  return <bdi>{texts.join(', ')}</bdi>;
}

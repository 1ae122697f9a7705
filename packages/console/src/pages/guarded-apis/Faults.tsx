import { ApiError } from '@sallyport/client';
import type { RefObject } from 'react';
import { Notice } from '../../kit/Notice.js';
import { Refusal } from '../../kit/Refusal.js';
import styles from './GuardedApis.module.css';

interface Fault {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** What is wrong with a definition, by its lines, with a way to each of them. */
export function Faults({
  error,
  text,
  place,
}: {
  error: unknown;
  text: string;
  /** Where the text stands. */
  place: RefObject<HTMLElement | null>;
}) {
  const faults = faultsOf(error);
  if (faults.length === 0) return <Refusal error={error} />;
  return (
    <Notice
      tone="danger"
      isUrgent
      title={
        faults.length === 1 ? 'The definition has a fault' : `The definition has ${faults.length} faults`
      }
    >
      <ul className={styles.faults}>
        {faults.map(({ line, column, text: fault }) => (
          <li key={`${line} ${column} ${fault}`}>
            <button type="button" className={styles.choose} onClick={() => goTo(place.current, text, line)}>
              Line {line}, column {column}
            </button>{' '}
            {fault}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function faultsOf(error: unknown): readonly Fault[] {
  if (!(error instanceof ApiError) || error.errorCode !== 'GUARD_DEFINITION_INVALID') return [];
  return error.fields.flatMap(({ field, description }) => {
    const [, line, column] = /^definition:(\d+):(\d+)$/.exec(field) ?? [];
    return line === undefined ? [] : [{ line: Number(line), column: Number(column), text: description }];
  });
}

/** Marks a line of the text, which browsers then bring into view. */
function goTo(place: HTMLElement | null, text: string, line: number): void {
  const area = place?.querySelector('textarea');
  if (!area) return;
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 4);
}

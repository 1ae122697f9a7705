import { useId } from 'react';
import styles from './CheckList.module.css';
import { Checkbox } from './Field.js';

/** With more than this many there is a box to search the list. */
const MOST_WITHOUT_SEARCH = 8;

/** How a list is searched that is too long to be shown. */
interface ListSearch {
  readonly text: string;
  readonly onType: (text: string) => void;
  /** How many there are without a text. */
  readonly all: number;
  /** How many match the text. */
  readonly matching: number;
  /** How many of them can be chosen from. */
  readonly found: number;
}

/** A list from which several can be chosen. Those that are chosen belong to the options whatever is searched. */
export function CheckList({
  label,
  hint,
  problem,
  options,
  chosen,
  search,
  onChange,
}: {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  chosen: readonly string[];
  search: ListSearch;
  onChange: (chosen: readonly string[]) => void;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <fieldset className="field" {...(described && { 'aria-describedby': described })}>
      <legend className="field-label">{label}</legend>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {search.all > MOST_WITHOUT_SEARCH && (
        <input
          type="search"
          className="input"
          aria-label={`Search ${label}`}
          placeholder="Type a part of the name"
          value={search.text}
          onChange={(event) => search.onType(event.target.value)}
        />
      )}
      <div className={styles.list}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            hint={option.hint}
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...chosen, option.value]
                  : chosen.filter((value) => value !== option.value),
              )
            }
          />
        ))}
        <span className="quiet" role="status">
          {search.matching === 0 && `Nothing with “${search.text.trim()}” in its name.`}
          {search.matching > search.found &&
            `These are ${search.found} of ${search.matching}: type a part of the name to find others.`}
        </span>
      </div>
      {problem && (
        <div className="problem" id={`${id}-problem`}>
          {problem}
        </div>
      )}
    </fieldset>
  );
}

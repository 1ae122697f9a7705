import { useId, useState } from 'react';
import styles from './CheckList.module.css';
import { Checkbox } from './Field.js';

/** With more than this many there is a box to narrow the list. */
const MOST_WITHOUT_FILTER = 8;

/** A list from which several can be chosen. Chosen ones stay in sight while the list is narrowed. */
export function CheckList({
  label,
  hint,
  problem,
  options,
  chosen,
  onChange,
}: {
  label: string;
  hint?: string;
  problem?: string | undefined;
  options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const [filter, setFilter] = useState('');
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const wanted = filter.trim().toLowerCase();
  const shown = options.filter(
    (option) => chosen.includes(option.value) || option.label.toLowerCase().includes(wanted),
  );
  return (
    <fieldset className="field" {...(described && { 'aria-describedby': described })}>
      <legend className="field-label">{label}</legend>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {options.length > MOST_WITHOUT_FILTER && (
        <input
          type="search"
          className="input"
          aria-label={`Narrow ${label}`}
          placeholder="Type a part of the name"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      <div className={styles.list}>
        {shown.map((option) => (
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
        {shown.length === 0 && <span className="quiet">Nothing with “{filter.trim()}” in its name.</span>}
      </div>
      {problem && (
        <div className="problem" id={`${id}-problem`}>
          {problem}
        </div>
      )}
    </fieldset>
  );
}

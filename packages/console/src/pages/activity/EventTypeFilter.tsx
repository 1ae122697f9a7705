import { useId, useState } from 'react';
import { eventLabel, typesByCategory } from '../../events/event-words.js';
import { Button, IconButton } from '../../kit/Button.js';
import { Checkbox } from '../../kit/Field.js';
import { Icon } from '../../kit/Icon.js';
import { Popover } from '../../kit/Popover.js';
import { useScope } from '../../shell/scope.js';
import styles from './Activity.module.css';

/** Chooses event types, by category, with a search. None chosen means all. */
export function EventTypeFilter({
  types,
  onChange,
}: {
  types: readonly string[];
  onChange: (types: readonly string[]) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <span className="field-label" id={`${id}-label`}>
        Event Type
      </span>
      <Popover
        trigger={
          <button
            type="button"
            id={`${id}-button`}
            className={`input spread ${styles.trigger}`}
            aria-labelledby={`${id}-label ${id}-button`}
          >
            {types.length === 0 ? 'All types' : types.length === 1 ? '1 type' : `${types.length} types`}
            <Icon name="down" />
          </button>
        }
        label="Event types"
        className={`menu ${styles.popover}`}
      >
        {() => <Choices types={types} onChange={onChange} />}
      </Popover>
    </div>
  );
}

/** The chosen types, each with a button that takes it back. */
export function ChosenTypes({
  types,
  onChange,
}: {
  types: readonly string[];
  onChange: (types: readonly string[]) => void;
}) {
  if (types.length === 0) return null;
  return (
    <ul className="badges" aria-label="Chosen event types">
      {types.map((type) => (
        <li key={type} className={`badge ${styles.chosen}`}>
          {eventLabel(type)}
          <IconButton
            icon="close"
            label={`Remove filter: ${eventLabel(type)}`}
            onClick={() => onChange(types.filter((other) => other !== type))}
          />
        </li>
      ))}
    </ul>
  );
}

function Choices({
  types,
  onChange,
}: {
  types: readonly string[];
  onChange: (types: readonly string[]) => void;
}) {
  const scope = useScope();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase().replaceAll(' ', '_');
  const groups = typesByCategory(scope)
    .map((group) => ({
      ...group,
      types: group.types.filter(
        ({ type, description }) =>
          type.toLowerCase().includes(wanted) || fold(description).includes(wanted) || wanted === '',
      ),
    }))
    .filter((group) => group.types.length > 0);
  return (
    <>
      <div className={styles.popoverHead}>
        <div className="search">
          <Icon name="search" />
          <input
            type="search"
            className="input"
            aria-label="Search event types"
            placeholder="Search event types"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
        <div className="spread">
          <span className="quiet" aria-live="polite">
            {types.length === 0 ? 'None chosen: all are shown' : `${types.length} chosen`}
          </span>
          <Button look="quiet" aria-label="Clear the chosen event types" onClick={() => onChange([])}>
            Clear
          </Button>
        </div>
      </div>
      {groups.length === 0 && <p className={styles.noTypes}>No event type matches “{search.trim()}”.</p>}
      {groups.map((group) => (
        <fieldset key={group.category} className={styles.group}>
          <legend>{group.category}</legend>
          <AllOfGroup
            category={group.category}
            group={group.types.map(({ type }) => type)}
            types={types}
            onChange={onChange}
          />
          {group.types.map(({ type, description }) => (
            <Checkbox
              key={type}
              label={description}
              hint={<code>{type}</code>}
              checked={types.includes(type)}
              onChange={(event) =>
                onChange(event.target.checked ? [...types, type] : types.filter((other) => other !== type))
              }
            />
          ))}
        </fieldset>
      ))}
    </>
  );
}

/** Chooses, or takes back, all types of a category that the search shows. */
function AllOfGroup({
  category,
  group,
  types,
  onChange,
}: {
  category: string;
  group: readonly string[];
  types: readonly string[];
  onChange: (types: readonly string[]) => void;
}) {
  const isWhole = group.every((type) => types.includes(type));
  const others = types.filter((type) => !group.includes(type));
  return (
    <Button
      look="quiet"
      aria-label={`${isWhole ? 'Clear' : 'Choose'} all of ${category}`}
      onClick={() => onChange(isWhole ? others : [...others, ...group])}
    >
      {isWhole ? 'Clear all' : 'Choose all'}
    </Button>
  );
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(' ', '_');
}

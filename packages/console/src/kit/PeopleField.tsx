import { type KeyboardEvent, useId, useState } from 'react';
import { readAddresses } from './addresses.js';
import { Button, IconButton } from './Button.js';
import { Field } from './Field.js';
import styles from './PeopleField.module.css';

/** What stands in a field for people: addresses that were taken, and what is typed and not taken yet. */
interface PeopleDraft {
  readonly addresses: readonly string[];
  readonly typed: string;
}

/**
 * The state of a `PeopleField`. `settle` takes what is typed, as submitting a form should: the addresses, or undefined
 * when something is wrong, which the field then says. `hasTo`: at least one address is needed.
 */
export function usePeople(initial: readonly string[] = [], { hasTo = true }: { hasTo?: boolean } = {}) {
  const [draft, setDraft] = useState<PeopleDraft>({ addresses: initial, typed: '' });
  const [problem, setProblem] = useState<string>();
  function take(): { addresses: readonly string[]; rest: string } {
    const { addresses, rest } = readAddresses(draft.typed);
    const all = [...new Set([...draft.addresses, ...addresses])];
    setDraft({ addresses: all, typed: rest });
    return { addresses: all, rest };
  }
  const sayRest = (rest: string) =>
    setProblem(
      rest === '' ? undefined : `“${rest}” is not an e-mail address. Write it like name@example.com.`,
    );
  return {
    /** With what is typed, for showing what would be sent. */
    addresses: [...new Set([...draft.addresses, ...readAddresses(draft.typed).addresses])],
    settle(): readonly string[] | undefined {
      const { addresses, rest } = take();
      sayRest(rest);
      if (rest !== '') return undefined;
      if (hasTo && addresses.length === 0) {
        setProblem('Enter at least one e-mail address.');
        return undefined;
      }
      return addresses;
    },
    replace(addresses: readonly string[], said?: string) {
      setDraft({ addresses, typed: '' });
      setProblem(said);
    },
    field: {
      draft,
      problem,
      onType: (typed: string) => setDraft({ ...draft, typed }),
      onTake: () => sayRest(take().rest),
      onRemove: (address: string) =>
        setDraft({ ...draft, addresses: draft.addresses.filter((other) => other !== address) }),
    },
  };
}

/** A field for any number of e-mail addresses, typed, pasted or chosen from `suggestions`. */
export function PeopleField({
  label,
  hint,
  suggestions = [],
  autoFocus,
  draft,
  problem,
  onType,
  onTake,
  onRemove,
}: {
  label: string;
  hint?: string;
  /** People to choose from, with their names. */
  suggestions?: readonly { readonly username: string; readonly name: string }[] | undefined;
  autoFocus?: boolean;
} & ReturnType<typeof usePeople>['field']) {
  const listId = useId();
  const offered = suggestions.filter(({ username }) => !draft.addresses.includes(username));
  function onKeyDown(event: KeyboardEvent) {
    const isSeparator = event.key === 'Enter' || event.key === ',' || event.key === ';';
    // Enter in an empty field submits the form, as in any other.
    if (!isSeparator || draft.typed.trim() === '' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onTake();
  }
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => (
        <>
          {draft.addresses.length > 0 && (
            <ul className={styles.people} aria-label="Chosen people">
              {draft.addresses.map((address) => (
                <li key={address} className={styles.person}>
                  <span>{address}</span>
                  <IconButton icon="close" label={`Remove ${address}`} onClick={() => onRemove(address)} />
                </li>
              ))}
            </ul>
          )}
          <span className={styles.entry}>
            <input
              {...control}
              // biome-ignore lint/a11y/noAutofocus: dialogs begin in their first field
              autoFocus={autoFocus}
              className="input"
              type="text"
              inputMode="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="name@example.com"
              list={offered.length > 0 ? listId : undefined}
              value={draft.typed}
              onChange={(event) => onType(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <Button onClick={onTake} disabled={draft.typed.trim() === ''}>
              Add
            </Button>
          </span>
          {offered.length > 0 && (
            <datalist id={listId}>
              {offered.map(({ username, name }) => (
                <option key={username} value={username}>
                  {name}
                </option>
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react';
import { Icon } from './Icon.js';
import styles from './SearchList.module.css';

/** Something that can be gone to or done. */
export interface SearchItem {
  /** Tells items apart. */
  readonly key: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Whether it is what one looks at now. */
  readonly isCurrent?: boolean;
  readonly onChoose: () => void;
}

/** What is in the field, and whether Enter was pressed before its results were there. */
export interface Typed {
  readonly text: string;
  readonly isEntered: boolean;
}

export const NOTHING_TYPED: Typed = { text: '', isEntered: false };

export interface SearchGroup {
  readonly label: string;
  readonly items: readonly SearchItem[];
}

/**
 * A field with a list below it, narrowed while one types. Keys are those of the combobox pattern of the ARIA authoring
 * practices, with the list always open. Enter chooses the first item, once the results of what was typed are there.
 */
export function SearchList({
  label,
  placeholder,
  typed,
  onType,
  groups,
  isBusy = false,
  nothing,
}: {
  label: string;
  placeholder: string;
  typed: Typed;
  onType: (typed: Typed) => void;
  groups: readonly SearchGroup[];
  isBusy?: boolean;
  /** What is said when there are no items. */
  nothing?: ReactNode;
}) {
  const id = useId();
  const items = groups.flatMap((group) => group.items);
  const [place, setPlace] = useState(0);
  const active = Math.min(place, items.length - 1);
  const idOf = (item: SearchItem) => `${id}-${items.indexOf(item)}`;
  const current = items[active];
  const choose = useEffectEvent(() => {
    onType({ ...typed, isEntered: false });
    current?.onChoose();
  });
  useEffect(() => {
    if (typed.isEntered && !isBusy) choose();
  }, [typed.isEntered, isBusy]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (items.length > 0)
        setPlace((active + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // One that the arrows went to was seen.
      if (isBusy && active <= 0) onType({ ...typed, isEntered: true });
      else current?.onChoose();
    }
  }
  return (
    <div className={styles.search}>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          className="input"
          type="text"
          role="combobox"
          // biome-ignore lint/a11y/noAutofocus: it was opened for this field
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-label={label}
          placeholder={placeholder}
          aria-autocomplete="list"
          aria-expanded
          // Unlike suggestions, the list does not close before the dialog around it does.
          data-stays-open
          aria-controls={id}
          aria-activedescendant={current && idOf(current)}
          value={typed.text}
          onChange={(event) => {
            setPlace(0);
            onType({ text: event.target.value, isEntered: false });
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={id} className={styles.list} role="listbox" aria-label={label} aria-busy={isBusy}>
        {groups.map((group) =>
          group.items.length === 0 ? null : (
            // biome-ignore lint/a11y: groups of options are part of the pattern
            <div key={group.label} role="group" aria-label={group.label}>
              <div className="menu-label" aria-hidden="true">
                {group.label}
              </div>
              {group.items.map((item) => (
                // biome-ignore lint/a11y: the focus stays in the field, which has the keys
                <div
                  key={item.key}
                  id={idOf(item)}
                  className="menu-item"
                  role="option"
                  aria-selected={item === current}
                  aria-current={item.isCurrent || undefined}
                  data-highlighted={item === current ? '' : undefined}
                  // The field must not lose the focus before the click is done.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={item.onChoose}
                  ref={(element) => {
                    if (item === current) element?.scrollIntoView({ block: 'nearest' });
                  }}
                >
                  <span className={styles.text}>
                    {item.label}
                    {item.hint && <span className="hint">{item.hint}</span>}
                  </span>
                  {item.isCurrent && (
                    <span className={styles.mark}>
                      <Icon name="check" />
                    </span>
                  )}
                </div>
              ))}
            </div>
          ),
        )}
      </div>
      <div className={items.length === 0 ? `quiet ${styles.nothing}` : 'visually-hidden'} role="status">
        {items.length > 0
          ? `${items.length} ${items.length === 1 ? 'result' : 'results'}`
          : !isBusy && nothing}
      </div>
    </div>
  );
}

import { type ComponentProps, type KeyboardEvent, useId, useState } from 'react';
import { Field } from './Field.js';
import styles from './SuggestField.module.css';

export interface Suggestion {
  /** What is put into the field; with the label, what tells suggestions apart. */
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/**
 * A field for a text that may be one of the suggestions or any other. `suggestions` are those for what stands in the
 * field now. Keys are those of the combobox pattern of the ARIA authoring practices.
 */
export function SuggestField<Option extends Suggestion>({
  label,
  hint,
  problem,
  value,
  suggestions,
  onType,
  onChoose,
  ...input
}: {
  label: string;
  hint?: string;
  problem?: string | undefined;
  value: string;
  suggestions: readonly Option[];
  onType: (text: string) => void;
  onChoose: (option: Option) => void;
} & Pick<ComponentProps<'input'>, 'placeholder' | 'required'>) {
  const listId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const isShown = isOpen && suggestions.length > 0;
  const current = isShown ? suggestions[active] : undefined;

  function close() {
    setIsOpen(false);
    setActive(-1);
  }
  function choose(option: Option) {
    onChoose(option);
    close();
  }
  function onKeyDown(event: KeyboardEvent) {
    const last = suggestions.length - 1;
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // Beyond either end comes the field itself, which is no suggestion.
      const next = isShown ? active + step : step === 1 ? 0 : last;
      setActive(next > last ? -1 : next < -1 ? last : next);
      setIsOpen(true);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      choose(current);
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault();
      close();
    }
  }

  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => (
        <div className={styles.place}>
          <input
            {...input}
            {...control}
            className="input"
            type="text"
            role="combobox"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-autocomplete="list"
            aria-expanded={isShown}
            aria-controls={isShown ? listId : undefined}
            aria-activedescendant={current ? `${listId}-${active}` : undefined}
            value={value}
            onChange={(event) => {
              onType(event.target.value);
              setIsOpen(true);
              setActive(-1);
            }}
            onClick={() => setIsOpen(true)}
            onKeyDown={onKeyDown}
            onBlur={close}
          />
          {isShown && (
            <div id={listId} className={`menu ${styles.list}`} role="listbox" aria-label={label}>
              {suggestions.map((option, place) => (
                // biome-ignore lint/a11y: the focus stays in the field, which has the keys
                <div
                  key={`${option.value} ${option.label}`}
                  id={`${listId}-${place}`}
                  className="menu-item"
                  role="option"
                  aria-selected={place === active}
                  data-highlighted={place === active ? '' : undefined}
                  // The field must not lose the focus before the click is done.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => choose(option)}
                  ref={(element) => {
                    if (place === active) element?.scrollIntoView({ block: 'nearest' });
                  }}
                >
                  <span>
                    {option.label}
                    {option.hint && <span className="hint">{option.hint}</span>}
                  </span>
                </div>
              ))}
            </div>
          )}
          <span className="visually-hidden" role="status">
            {isShown && (suggestions.length === 1 ? '1 suggestion' : `${suggestions.length} suggestions`)}
          </span>
        </div>
      )}
    </Field>
  );
}

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
  const { isShown, active, open, choose, inputProps } = useSuggestions(suggestions, onChoose);
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
            aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
            value={value}
            onChange={(event) => {
              onType(event.target.value);
              open();
            }}
            {...inputProps}
          />
          {isShown && (
            <SuggestionList
              id={listId}
              label={label}
              suggestions={suggestions}
              active={active}
              onChoose={choose}
            />
          )}
          <span className="visually-hidden" role="status">
            {isShown && (suggestions.length === 1 ? '1 suggestion' : `${suggestions.length} suggestions`)}
          </span>
        </div>
      )}
    </Field>
  );
}

/** Which suggestions are shown and which one the keys are on, -1 for none, and what the field does about it. */
function useSuggestions<Option>(suggestions: readonly Option[], onChoose: (option: Option) => void) {
  const [isOpen, setIsOpen] = useState(false);
  const [place, setPlace] = useState(-1);
  const last = suggestions.length - 1;
  const isShown = isOpen && last >= 0;
  const active = isShown && place <= last ? place : -1;
  const current = suggestions[active];

  function open(at = -1) {
    setIsOpen(true);
    setPlace(at);
  }
  function close() {
    setIsOpen(false);
    setPlace(-1);
  }
  function choose(option: Option) {
    onChoose(option);
    close();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // Beyond either end comes the field itself, which is no suggestion.
      const next = isShown ? active + step : step === 1 ? 0 : last;
      open(next > last ? -1 : next < -1 ? last : next);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      choose(current);
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault();
      close();
    }
  }
  return {
    isShown,
    active,
    open,
    choose,
    inputProps: { onClick: () => setIsOpen(true), onKeyDown, onBlur: close },
  };
}

function SuggestionList<Option extends Suggestion>({
  id,
  label,
  suggestions,
  active,
  onChoose,
}: {
  id: string;
  label: string;
  suggestions: readonly Option[];
  active: number;
  onChoose: (option: Option) => void;
}) {
  return (
    <div id={id} className={`menu ${styles.list}`} role="listbox" aria-label={label}>
      {suggestions.map((option, place) => (
        // biome-ignore lint/a11y: the focus stays in the field, which has the keys
        <div
          key={`${option.value} ${option.label}`}
          id={`${id}-${place}`}
          className="menu-item"
          role="option"
          aria-selected={place === active}
          data-highlighted={place === active ? '' : undefined}
          // The field must not lose the focus before the click is done.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
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
  );
}

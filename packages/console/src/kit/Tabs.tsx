import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';

/** Several things in one place, of which one is shown. The arrow keys go from tab to tab. `label` is for screen readers. */
export function Tabs({
  label,
  className,
  tabs,
}: {
  label: string;
  /** Of the row of tabs. */
  className: string | undefined;
  tabs: readonly { readonly name: string; readonly content: ReactNode }[];
}) {
  const id = useId();
  const [shown, setShown] = useState(0);
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const last = tabs.length - 1;
    const next = {
      ArrowLeft: shown === 0 ? last : shown - 1,
      ArrowRight: shown === last ? 0 : shown + 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setShown(next);
    document.getElementById(`${id}-${next}`)?.focus();
  }
  return (
    <div className="stack-tight">
      <div role="tablist" aria-label={label} className={className} onKeyDown={onKeyDown}>
        {tabs.map(({ name }, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${index}`}
            aria-selected={index === shown}
            aria-controls={`${id}-panel`}
            tabIndex={index === shown ? 0 : -1}
            className="tab"
            onClick={() => setShown(index)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`} className="stack-tight">
        {tabs[shown]?.content}
      </div>
    </div>
  );
}

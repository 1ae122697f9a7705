import { type ReactNode, useId } from 'react';

/** A setting that is On or Off. */
export function Toggle({
  label,
  hint,
  isOn,
  onChange,
  disabled,
}: {
  label: string;
  hint?: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  disabled?: boolean;
}) {
  const id = useId();
  return (
    <div className="toggle">
      <button
        type="button"
        role="switch"
        className="toggle-switch"
        id={id}
        aria-checked={isOn}
        onClick={() => onChange(!isOn)}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
      >
        <span className="toggle-thumb" />
      </button>
      <div>
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        <span className="quiet" aria-hidden="true">
          {' '}
          {isOn ? 'On' : 'Off'}
        </span>
        {hint && (
          <div className="hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

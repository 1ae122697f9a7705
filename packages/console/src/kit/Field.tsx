import { type ComponentProps, type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with the value, in a sentence that says how to mend it. */
  readonly problem?: string | undefined;
}

/** What a control needs to belong to its label, hint and problem. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

/** A label, its control, a hint and what is wrong. */
export function Field({
  label,
  hint,
  problem,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(problem && { 'aria-invalid': true as const }),
      })}
      {problem && (
        <div className="problem" id={`${id}-problem`}>
          {problem}
        </div>
      )}
    </div>
  );
}

export function TextField({
  label,
  hint,
  problem,
  ...input
}: FieldProps & Omit<ComponentProps<'input'>, 'id' | 'className'>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => <input className="input" autoComplete="off" {...input} {...control} />}
    </Field>
  );
}

export function TextAreaField({
  label,
  hint,
  problem,
  ...textarea
}: FieldProps & Omit<ComponentProps<'textarea'>, 'id' | 'className'>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => <textarea className="textarea" {...textarea} {...control} />}
    </Field>
  );
}

export function SelectField<Value extends string>({
  label,
  hint,
  problem,
  options,
  value,
  onValueChange,
  ...select
}: FieldProps &
  Omit<ComponentProps<'select'>, 'id' | 'className' | 'value' | 'onChange'> & {
    options: readonly { readonly value: Value; readonly label: string }[];
    value: Value;
    onValueChange: (value: Value) => void;
  }) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => (
        <select
          className="select"
          {...select}
          {...control}
          value={value}
          onChange={(event) => onValueChange(event.target.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function Checkbox({
  label,
  hint,
  ...input
}: { label: ReactNode; hint?: ReactNode } & Omit<ComponentProps<'input'>, 'type' | 'className' | 'id'>) {
  const id = useId();
  return (
    <div className="checkbox">
      <input type="checkbox" id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...input} />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <div className="hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

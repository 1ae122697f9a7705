import { type FormEvent, useState } from 'react';
import { TextField } from '../../kit/Field.js';
import { Refusal } from '../../kit/Refusal.js';
import { focusFirst, SaveButtons } from '../../kit/SaveButtons.js';
import { NAME_RULE, nameProblem } from './names.js';

/** The name of an organization or project. The button that saves it is there once something was typed. */
export function RenameForm({
  label,
  saved,
  isBusy,
  error,
  onSave,
}: {
  label: string;
  /** As it is now. */
  saved: string;
  isBusy: boolean;
  error: unknown;
  /** Calls `done` when it is saved. */
  onSave: (text: string, done: () => void) => void;
}) {
  const [draft, setDraft] = useState<string>();
  const text = draft ?? saved;
  const isChanged = draft !== undefined && draft.trim() !== saved;
  const problem = draft === undefined ? undefined : nameProblem(draft);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    if (isChanged && !problem && !isBusy)
      onSave(text.trim(), () => {
        setDraft(undefined);
        focusFirst(form);
      });
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label={label}
        hint={`1 to 64 characters: ${NAME_RULE}`}
        value={text}
        problem={problem}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Refusal error={error} />
      <SaveButtons label="Rename" isShown={isChanged} isBusy={isBusy} onCancel={() => setDraft(undefined)} />
    </form>
  );
}

import { useState } from 'react';
import { TextField } from '../kit/Field.js';
import { Refusal } from '../kit/Refusal.js';
import { SaveButtons } from '../kit/SaveButtons.js';
import { useForm } from '../kit/useForm.js';
import { NAME_HINT, nameProblem } from './names.js';

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
  const form = useForm({
    problems: { name: draft === undefined ? undefined : nameProblem(draft) },
    showsAtOnce: true,
    sending: { isPending: isBusy, error },
    send() {
      if (!isChanged) return;
      onSave(text.trim(), () => {
        setDraft(undefined);
        form.focusFirst();
      });
    },
  });
  return (
    <form className="form" {...form.props}>
      <TextField
        label={label}
        hint={NAME_HINT}
        value={text}
        problem={form.problem('name')}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Refusal error={error} />
      <SaveButtons label="Rename" isShown={isChanged} isBusy={isBusy} onCancel={() => setDraft(undefined)} />
    </form>
  );
}

import { TextAreaField, TextField } from '../../kit/Field.js';
import type { AccountTexts } from './account-texts.js';

/** The fields Name and Description of an account. */
export function AccountTextFields({
  texts,
  problem,
  onChange,
}: {
  texts: AccountTexts;
  /** What the form says of a field. */
  problem: (field: keyof AccountTexts) => string | undefined;
  onChange: (texts: AccountTexts) => void;
}) {
  return (
    <>
      <TextField
        label="Name"
        value={texts.name}
        problem={problem('name')}
        onChange={(event) => onChange({ ...texts, name: event.target.value })}
      />
      <TextAreaField
        label="Description"
        hint="What the account is for. Others decide by it whether it is still needed."
        value={texts.description}
        problem={problem('description')}
        onChange={(event) => onChange({ ...texts, description: event.target.value })}
      />
    </>
  );
}

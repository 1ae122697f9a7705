import { TextAreaField, TextField } from '../../kit/Field.js';
import { problemOf } from '../../kit/Refusal.js';
import { type AccountTexts, textProblems } from './account-texts.js';

/** The fields Name and Description of an account. Problems show once `isTried`, and those of the server after a refusal. */
export function AccountTextFields({
  texts,
  isTried,
  error,
  onChange,
}: {
  texts: AccountTexts;
  isTried: boolean;
  error: unknown;
  onChange: (texts: AccountTexts) => void;
}) {
  const problems = isTried ? textProblems(texts) : {};
  return (
    <>
      <TextField
        label="Name"
        value={texts.name}
        problem={problems.name ?? problemOf(error, 'name')}
        onChange={(event) => onChange({ ...texts, name: event.target.value })}
      />
      <TextAreaField
        label="Description"
        hint="What the account is for. Others decide by it whether it is still needed."
        value={texts.description}
        problem={problems.description ?? problemOf(error, 'description')}
        onChange={(event) => onChange({ ...texts, description: event.target.value })}
      />
    </>
  );
}

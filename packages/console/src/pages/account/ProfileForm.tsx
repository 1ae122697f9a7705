import { useState } from 'react';
import { updateProfile } from '../../api/calls/account.js';
import type { Profile } from '../../api/calls/session.js';
import { useSend } from '../../api/query.js';
import { Actions, Button } from '../../kit/Button.js';
import { SelectField, TextField } from '../../kit/Field.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { Time } from '../../kit/Time.js';
import { type Problems, useForm } from '../../kit/useForm.js';
import { countries } from './countries.js';

/** Names, country and telephone number of the signed-in person; the user name stays. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const [typed, setTyped] = useState({
    firstName: profile.firstName,
    lastName: profile.lastName,
    country: profile.country ?? '',
    mobileNumber: profile.mobileNumber ?? '',
  });
  const say = useMessages();
  const saving = useSend(updateProfile);
  const form = useForm({
    problems: problemsOf(typed),
    sending: saving,
    send() {
      const { firstName, lastName, country, mobileNumber } = typed;
      saving.mutate(
        {
          firstName: firstName.trim(),
          lastName: lastName.trim(),
          country: country || null,
          mobileNumber: mobileNumber.trim() || null,
        },
        { onSuccess: () => say('Profile saved') },
      );
    },
  });

  function textField(field: TextName, label: string, autoComplete: string, hint?: string) {
    return (
      <TextField
        label={label}
        hint={hint}
        autoComplete={autoComplete}
        value={typed[field]}
        problem={form.problem(field)}
        onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
      />
    );
  }

  return (
    <form className="card form" {...form.props}>
      <dl className="facts">
        <dt>User Name</dt>
        <dd>{profile.username}</dd>
        <dt>Account Created</dt>
        <dd>
          <Time time={profile.createdAt} />
        </dd>
        <dt>Last Signed In</dt>
        <dd>
          <Time time={profile.lastAuth} />
        </dd>
      </dl>
      {textField('firstName', 'First Name', 'given-name')}
      {textField('lastName', 'Last Name', 'family-name')}
      <SelectField
        label="Country"
        autoComplete="country"
        options={[{ value: '', label: 'Not given' }, ...countries(profile.country)]}
        value={typed.country}
        onValueChange={(country) => setTyped({ ...typed, country })}
      />
      {textField('mobileNumber', 'Telephone Number', 'tel', 'Can be left empty. Nothing is sent to it.')}
      <Refusal error={saving.error} />
      <Actions>
        <Button type="submit" look="primary" isBusy={saving.isPending}>
          Save
        </Button>
      </Actions>
    </form>
  );
}

type TextName = 'firstName' | 'lastName' | 'mobileNumber';

const MOST_NAME_CHARACTERS = 128;

function problemsOf(typed: Readonly<Record<TextName, string>>): Problems<TextName> {
  const problems: Partial<Record<TextName, string>> = {};
  for (const [field, what] of [
    ['firstName', 'first name'],
    ['lastName', 'last name'],
  ] as const) {
    const name = typed[field].trim();
    if (name === '') problems[field] = `Enter your ${what}.`;
    else if (name.length > MOST_NAME_CHARACTERS)
      problems[field] = `Enter at most ${MOST_NAME_CHARACTERS} characters.`;
  }
  if (!/^(?:\+?[0-9 ().-]{1,31})?$/.test(typed.mobileNumber.trim()))
    problems.mobileNumber =
      'Enter at most 31 digits, with + at the start and blanks, dots, hyphens or brackets between.';
  return problems;
}

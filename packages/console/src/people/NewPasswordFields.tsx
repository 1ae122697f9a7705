import { useState } from 'react';
import { passwordAdvice, passwordCharacters, passwordProblem } from '../domain.js';
import { PasswordField } from '../kit/PasswordField.js';

/** A new password, typed twice, with what is wrong with it. */
export function useNewPassword(username: string) {
  const [typed, setTyped] = useState({ password: '', again: '' });
  const problem = passwordProblem(typed.password, username);
  const isSame = typed.password === typed.again;
  return {
    typed,
    setTyped,
    problems: {
      newPassword: problem && passwordAdvice[problem],
      again: problem || isSame ? undefined : 'The two passwords differ.',
    },
    clear: () => setTyped({ password: '', again: '' }),
  };
}

export function NewPasswordFields({
  label = 'New password',
  password: { typed, setTyped },
  problem,
}: {
  label?: string;
  password: ReturnType<typeof useNewPassword>;
  /** What the form says of a field. */
  problem: (field: 'newPassword' | 'again') => string | undefined;
}) {
  return (
    <>
      <PasswordField
        label={label}
        hint={`At least ${passwordCharacters.least} characters. A few random words make a good one.`}
        autoComplete="new-password"
        value={typed.password}
        problem={problem('newPassword')}
        onChange={(event) => setTyped({ ...typed, password: event.target.value })}
      />
      <PasswordField
        label={`${label}, again`}
        autoComplete="new-password"
        value={typed.again}
        problem={problem('again')}
        onChange={(event) => setTyped({ ...typed, again: event.target.value })}
      />
    </>
  );
}

import { useState } from 'react';
import { passwordAdvice, passwordCharacters, passwordProblem } from '../../domain.js';
import { PasswordField } from '../../kit/PasswordField.js';

/**
 * A new password, typed twice. What is wrong with it shows from the first attempt to send it on: `check` is for then, and
 * gives the password if it can be sent.
 */
export function useNewPassword(username: string) {
  const [typed, setTyped] = useState({ password: '', again: '' });
  const [isChecked, setIsChecked] = useState(false);
  const problem = passwordProblem(typed.password, username);
  const isSame = typed.password === typed.again;
  return {
    typed,
    setTyped,
    problem: isChecked && problem ? passwordAdvice[problem] : undefined,
    againProblem: isChecked && !problem && !isSame ? 'The two passwords differ.' : undefined,
    check(): string | undefined {
      setIsChecked(true);
      return problem === undefined && isSame ? typed.password : undefined;
    },
    clear() {
      setTyped({ password: '', again: '' });
      setIsChecked(false);
    },
  };
}

export function NewPasswordFields({
  label = 'New password',
  password,
}: {
  label?: string;
  password: ReturnType<typeof useNewPassword>;
}) {
  const { typed, setTyped, problem, againProblem } = password;
  return (
    <>
      <PasswordField
        label={label}
        hint={`At least ${passwordCharacters.least} characters. A few random words make a good one.`}
        autoComplete="new-password"
        value={typed.password}
        problem={problem}
        onChange={(event) => setTyped({ ...typed, password: event.target.value })}
      />
      <PasswordField
        label={`${label}, again`}
        autoComplete="new-password"
        value={typed.again}
        problem={againProblem}
        onChange={(event) => setTyped({ ...typed, again: event.target.value })}
      />
    </>
  );
}

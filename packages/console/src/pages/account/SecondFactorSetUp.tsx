import { useState } from 'react';
import { beginSecondFactor } from '../../api/calls/account.js';
import { useSend } from '../../api/query.js';
import { Actions, Button } from '../../kit/Button.js';
import { PasswordField } from '../../kit/PasswordField.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { ConfirmSecondFactor } from './ConfirmSecondFactor.js';
import { RecoveryCodes } from './RecoveryCodes.js';

type Step =
  | { readonly name: 'password' }
  | { readonly name: 'app'; readonly secret: string; readonly uri: string }
  | { readonly name: 'codes'; readonly codes: readonly string[] };

/** Sets a second factor up: password, authenticator app, recovery codes. */
export function SecondFactorSetUp({ onClose }: { onClose: () => void }) {
  const [step, setStep] = useState<Step>({ name: 'password' });
  switch (step.name) {
    case 'password':
      return <AskPassword onBegun={(begun) => setStep({ name: 'app', ...begun })} onCancel={onClose} />;
    case 'app':
      return (
        <ConfirmSecondFactor
          secret={step.secret}
          uri={step.uri}
          onConfirmed={(codes) => setStep({ name: 'codes', codes })}
          onCancel={onClose}
        />
      );
    case 'codes':
      return <RecoveryCodes codes={step.codes} onDone={onClose} />;
  }
}

function AskPassword({
  onBegun,
  onCancel,
}: {
  onBegun: (begun: { secret: string; uri: string }) => void;
  onCancel: () => void;
}) {
  const [password, setPassword] = useState('');
  const begin = useSend(beginSecondFactor);
  const form = useForm({
    problems: { password: password === '' ? 'Enter the password that you sign in with.' : undefined },
    sending: begin,
    send: () => begin.mutate(password, { onSuccess: onBegun }),
  });
  return (
    <form className="form" {...form.props}>
      <PasswordField
        label="Your password"
        hint="So that nobody sets one up at a computer that you left for a moment."
        autoComplete="current-password"
        autoFocus
        value={password}
        problem={form.problem('password')}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Refusal error={begin.error} />
      <Actions>
        <Button type="submit" look="primary" isBusy={begin.isPending}>
          Next
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </Actions>
    </form>
  );
}

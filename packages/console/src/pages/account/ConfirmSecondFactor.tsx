import { useEffect, useRef, useState } from 'react';
import { confirmSecondFactor } from '../../api/calls/account.js';
import { useSteps } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Actions, Button } from '../../kit/Button.js';
import { CopyField } from '../../kit/Copy.js';
import { TextField } from '../../kit/Field.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { QrCode } from './QrCode.js';

/** Brings the secret into an authenticator app, and asks for a code of it. */
export function ConfirmSecondFactor({
  secret,
  uri,
  onConfirmed,
  onCancel,
}: {
  /** In base32. */
  secret: string;
  /** The same as an address that apps open. */
  uri: string;
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  onCancel: () => void;
}) {
  const [code, setCode] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const confirmation = useSteps(async (digits: string) => {
    // At once, and not when everything was read again: the codes must not get lost meanwhile.
    onConfirmed((await send(confirmSecondFactor(digits))).recoveryCodes);
  });
  const digits = code.replaceAll(' ', '');
  const isWhole = /^\d{6}$/.test(digits);
  const form = useForm({
    problems: { code: isWhole ? undefined : 'Enter the six digits that the app shows.' },
    sending: confirmation,
    send: () => confirmation.mutate(digits),
  });
  return (
    <form className="form" {...form.props}>
      <h3 ref={heading} tabIndex={-1}>
        1. Add Sallyport to your authenticator app
      </h3>
      <p>Scan this picture with the app.</p>
      <QrCode text={uri} label="QR code of the secret that stands below" />
      <p>
        Is the app on this device? <a href={uri}>Open it there</a>. Or enter the secret by hand:
      </p>
      <CopyField label="Secret" value={secret} />
      <h3>2. Enter a code that the app shows</h3>
      <TextField
        label="Code"
        hint="Six digits, which change every 30 seconds."
        name="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        problem={form.problem('code')}
        onChange={(event) => setCode(event.target.value)}
      />
      <Refusal error={confirmation.error} />
      <Actions>
        <Button type="submit" look="primary" isBusy={confirmation.isPending}>
          Turn on
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </Actions>
    </form>
  );
}

import { useEffect, useRef, useState } from 'react';
import { Actions, Button } from '../../kit/Button.js';
import { CopyButton } from '../../kit/Copy.js';
import { DownloadButton } from '../../kit/Download.js';
import { Checkbox } from '../../kit/Field.js';
import { Notice } from '../../kit/Notice.js';
import { useLeaveGuard } from '../../kit/useLeaveGuard.js';
import { useSession } from '../../session/session.js';
import styles from './RecoveryCodes.module.css';

/** The recovery codes, the only time that there is: they have to be saved before the page is left. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { user } = useSession();
  const [isSaved, setIsSaved] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { question } = useLeaveGuard({
    isNeeded: !isSaved,
    title: 'Leave without the recovery codes?',
    children: (
      <p>They are not shown again. Without them you cannot sign in once your authenticator app is lost.</p>
    ),
  });
  return (
    <div className="stack">
      <h3 ref={heading} tabIndex={-1}>
        3. Save your recovery codes
      </h3>
      <Notice tone="good" title="The second factor is on">
        <p>
          When the app is not at hand, each of these codes lets you sign in once. They are shown only now:
          keep them where you find them without your telephone.
        </p>
      </Notice>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row">
        <CopyButton text={codes.join('\n')} label="recovery codes" />
        <DownloadButton
          text={fileText(user.username, codes)}
          fileName="sallyport-recovery-codes.txt"
          label="recovery codes"
        />
      </div>
      <Checkbox
        label="I have saved them"
        checked={isSaved}
        onChange={(event) => setIsSaved(event.target.checked)}
      />
      <Actions>
        <Button look="primary" disabled={!isSaved} onClick={onDone}>
          Done
        </Button>
      </Actions>
      {question}
    </div>
  );
}

function fileText(username: string, codes: readonly string[]): string {
  return [
    `Recovery codes of ${username} for Sallyport at ${window.location.origin}`,
    'Each works once in place of a code of the authenticator app.',
    '',
    ...codes,
    '',
  ].join('\n');
}

import { useRef, useState } from 'react';
import { Badge } from '../../kit/Badge.js';
import { Button } from '../../kit/Button.js';
import { Notice } from '../../kit/Notice.js';
import { useSession } from '../../session/session.js';
import { DisableSecondFactor } from './DisableSecondFactor.js';
import { SecondFactorSetUp } from './SecondFactorSetUp.js';

/** Whether signing in wants a code, with the way to set that up or to take it away. */
export function SecondFactorCard() {
  const { hasSecondFactor, isSecondFactorGiven, organizations } = useSession();
  const [open, setOpen] = useState<'set up' | 'disable'>();
  const requiring = organizations.filter(({ multiFactorAuthRequired }) => multiFactorAuthRequired);
  const names = new Intl.ListFormat('en').format(requiring.map(({ name }) => name));
  const heading = useRef<HTMLHeadingElement>(null);
  function close() {
    setOpen(undefined);
    // What had the focus is gone.
    heading.current?.focus();
  }
  return (
    <section className="card stack" aria-labelledby="second-factor">
      <div className="spread">
        <h2 id="second-factor" ref={heading} tabIndex={-1}>
          Second Factor
        </h2>
        {hasSecondFactor ? <Badge tone="good">On</Badge> : <Badge tone="warning">Off</Badge>}
      </div>
      {open !== 'set up' && requiring.length > 0 && !isSecondFactorGiven && (
        <Notice
          tone="warning"
          title={`${names} ${requiring.length === 1 ? 'requires' : 'require'} a second factor`}
        >
          <p>
            {hasSecondFactor
              ? 'You signed in without yours. Sign out and in again with its code to get to what is there.'
              : 'Until you have set one up, you cannot get to what is there.'}
          </p>
        </Notice>
      )}
      {open === 'set up' ? (
        <SecondFactorSetUp onClose={close} />
      ) : hasSecondFactor ? (
        <>
          <p>
            Signing in asks for a code of your authenticator app after the password. For new recovery codes,
            turn the second factor off and set it up again.
          </p>
          <div>
            <Button onClick={() => setOpen('disable')}>Turn off</Button>
          </div>
        </>
      ) : (
        <>
          <p>
            With a second factor your password alone is not enough to sign in: it takes a code of an
            authenticator app on your telephone or computer too.
          </p>
          <div>
            <Button look="primary" onClick={() => setOpen('set up')}>
              Set up
            </Button>
          </div>
        </>
      )}
      {open === 'disable' && <DisableSecondFactor requiredBy={names} onClose={close} />}
    </section>
  );
}

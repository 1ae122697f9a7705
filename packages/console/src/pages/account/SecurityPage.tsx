import { AccountFrame } from './AccountFrame.js';
import { PasswordCard } from './PasswordCard.js';
import { SecondFactorCard } from './SecondFactorCard.js';

/** How somebody signs in: password and second factor. */
export function SecurityPage() {
  return (
    <AccountFrame title="Password and Second Factor" lead="What you sign in to this console with.">
      <div className="page-narrow stack">
        <SecondFactorCard />
        <PasswordCard />
      </div>
    </AccountFrame>
  );
}

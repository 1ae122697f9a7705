import { useState } from 'react';
import { Code } from '../kit/Code.js';
import { CopyButton } from '../kit/Copy.js';
import { Checkbox } from '../kit/Field.js';
import { Tabs } from '../kit/Tabs.js';
import type { NamedScope } from '../shell/scope.js';
import styles from './FirstCall.module.css';
import { FirstCallNotice } from './FirstCallNotice.js';
import { firstCallSnippets, type Presented } from './first-call.js';

/**
 * The first call of a credential that was just made, as each client makes it, and whether it has come. The secret stands in it
 * only where that is asked for, and on the screen alone.
 */
export function FirstCall({
  scope,
  id,
  presented,
  onCopy,
}: {
  scope: NamedScope;
  /** ID of the key, or client ID. */
  id: string;
  presented: Presented;
  /** A text that was copied holds the secret. */
  onCopy: () => void;
}) {
  const [isFilled, setIsFilled] = useState(false);
  const place = presented.kind === 'API_KEY' ? '{PRIVATE-KEY}' : '{CLIENT-SECRET}';
  const word = presented.kind === 'API_KEY' ? 'private key' : 'client secret';
  const snippets = firstCallSnippets(scope, isFilled ? presented : { ...presented, secret: place });
  return (
    <section className="card stack" aria-labelledby="first-call">
      <h2 id="first-call">First Call</h2>
      <Checkbox
        label={`Put the ${word} into the call`}
        hint="On this screen only. It is not stored, and not part of the address of this page."
        checked={isFilled}
        onChange={(event) => setIsFilled(event.target.checked)}
      />
      <Tabs
        label="Clients"
        className={styles.tabs}
        tabs={snippets.map(({ name, text }) => ({
          name,
          content: (
            <>
              <div className="row row-end">
                <CopyButton text={text} label={`the first call: ${name}`} {...(isFilled && { onCopy })} />
              </div>
              <Code text={text} />
            </>
          ),
        }))}
      />
      {!isFilled && (
        <p className="quiet">
          Put the {word} in place of <code>{place}</code>.
        </p>
      )}
      <FirstCallNotice scope={scope} id={id} />
    </section>
  );
}

import { CopyField } from '../../kit/Copy.js';
import { Notice } from '../../kit/Notice.js';

/** A client secret in full, the only time that there is. `onCopy` also when it was selected and copied by hand. */
export function OneTimeSecret({ secret, onCopy }: { secret: string; onCopy: () => void }) {
  return (
    <div
      className="stack"
      onCopy={() => {
        if (getSelection()?.toString().includes(secret)) onCopy();
      }}
    >
      <Notice tone="warning" title="This is the only time the client secret is shown in full">
        <p>
          Copy it now and keep it where the program will find it. Nobody can look it up later; if it is lost,
          generate a new one.
        </p>
      </Notice>
      <CopyField label="Client Secret" value={secret} onCopy={onCopy} />
    </div>
  );
}

import { useState } from 'react';
import type { Call } from '../api/call.js';
import { curlText } from '../api/curl.js';
import { Code } from './Code.js';
import { CopyButton } from './Copy.js';

/** "Show as curl / CLI": what this page does, as calls with the current IDs and places for a key. */
export function CallPanel({ calls }: { calls: readonly { readonly title: string; readonly call: Call }[] }) {
  // Closed, it is most of what many a page would render.
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="calls" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>Show as curl / CLI</summary>
      <div className="calls-body">
        {(isOpen ? calls : []).map(({ title, call }) => (
          <section key={title} className="stack-tight">
            <div className="spread">
              <h2>{title}</h2>
              <CopyButton text={curlText(call)} label={`curl: ${title}`} />
            </div>
            <Code text={curlText(call)} />
            {call.cli && (
              <>
                <div className="spread">
                  <span className="quiet">The same on the command line</span>
                  <CopyButton text={`sallyport ${call.cli}`} label={`command: ${title}`} />
                </div>
                <Code text={`sallyport ${call.cli}`} />
              </>
            )}
          </section>
        ))}
      </div>
    </details>
  );
}

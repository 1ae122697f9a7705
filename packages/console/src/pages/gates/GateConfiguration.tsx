import type { Gate } from '../../api/calls/guard.js';
import { dialects } from '../../domain.js';

/** What the proxy of a gate has to be configured with, in few words. */
export function GateConfiguration({ gate: { name, dialect, hasSecret } }: { gate: Gate }) {
  const told = dialect === 'plain' ? undefined : dialects[dialect];
  return (
    <section className="card" aria-labelledby="configuration">
      <h2 id="configuration">How the Proxy Asks</h2>
      <dl className="facts">
        <dt>Address</dt>
        <dd>
          <code>{dialect === 'plain' ? `POST /guard/${name}/decide` : `/guard/${name}`}</code>
          {!hasSecret && ' at the listener of the guard'}
        </dd>
        <dt>Method and Path</dt>
        <dd>
          {dialect === 'plain' ? (
            'In a JSON body'
          ) : told?.method === undefined ? (
            'Those of its own request, the path after the address'
          ) : (
            <>
              In <code>{headerName(told.method)}</code> and <code>{headerName(told.target ?? '')}</code>
            </>
          )}
        </dd>
        {hasSecret && (
          <>
            <dt>Secret</dt>
            <dd>
              In <code>X-Sallyport-Gate-Secret</code>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** `X-Original-URI` of `x-original-uri`. */
function headerName(name: string): string {
  return name
    .split('-')
    .map((word) => (word === 'uri' ? 'URI' : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('-');
}

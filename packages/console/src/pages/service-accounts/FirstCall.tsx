import { NEWEST_VERSION } from '@sallyport/client';
import { getScope, type Scope } from '../../api/calls/scopes.js';
import { baseUrl } from '../../api/send.js';
import { CopyButton } from '../../kit/Copy.js';

/** How a program with this account gets an access token, and what it calls first. The secret has a place in braces. */
export function FirstCall({ scope, clientId }: { scope: Scope; clientId: string }) {
  const token = [
    `curl --user '${clientId}:{CLIENT-SECRET}'`,
    `--data grant_type=client_credentials`,
    `--request POST '${baseUrl}/api/oauth/token'`,
  ].join(' \\\n  ');
  const first = [
    `curl --header 'Authorization: Bearer {ACCESS-TOKEN}'`,
    `--header 'Accept: application/vnd.atlas.${NEWEST_VERSION}+json'`,
    `--request GET '${baseUrl}${getScope(scope).path}'`,
  ].join(' \\\n  ');
  return (
    <section className="card stack">
      <h2>First Call</h2>
      <Example
        title="1. Exchange the secret for an access token"
        text={token}
        note="The answer has the token as access_token. It lasts one hour; then the program asks for another."
      />
      <Example
        title={`2. Call the API with the token: show this ${scope.kind}`}
        text={first}
        note="Tokens can be made from any address, but calls pass only from the addresses of the API access list, unless it is empty and the organization does not require one."
      />
    </section>
  );
}

function Example({ title, text, note }: { title: string; text: string; note: string }) {
  return (
    <div className="stack-tight">
      <div className="spread">
        <h3>{title}</h3>
        <CopyButton text={text} label={`curl: ${title.replace(/^\d\. /, '')}`} />
      </div>
      <pre className="code">{text}</pre>
      <p className="hint">{note}</p>
    </div>
  );
}

import type { GuardDefinition } from '../../domain/guard/definition.js';
import { metadataUrlOf } from '../../domain/guard/resource-metadata.js';
import { type Asked, type Asker, shown } from './ask-proxy.js';
import { type Finding, ok, wrong } from './findings.js';

const CHECK = 'resource metadata';
const SERVE_IT =
  'Have the proxy serve that path from /guard/GATE/protected-resource without asking, as "sallyport guard snippet" prints it.';
const PASS_IT_ON =
  'Have the proxy pass on the challenge (WWW-Authenticate) of the gate as it is, and no other beside it.';

/** What clients of MCP and OAuth begin with: the challenge names a document, and everybody may have it. */
export async function resourceDocument(
  ask: Asker['ask'],
  first: Asked,
  definition: Pick<GuardDefinition, 'challenge' | 'resource'> | undefined,
): Promise<Finding> {
  const challenge = 'problem' in first ? '' : (first.headers['www-authenticate'] ?? '');
  const isChallenged = !('problem' in first) && first.status === 401;
  const [, named] = /resource_metadata="([^"]*)"/.exec(challenge) ?? [];
  // Several clients give up unless the header begins so, and has no other challenge in it.
  if (isChallenged && definition?.challenge === 'bearer' && !ONE_BEARER.test(challenge))
    return wrong(
      CHECK,
      `the challenge is ${challenge === '' ? 'not there' : JSON.stringify(challenge.slice(0, 200))}`,
      PASS_IT_ON,
    );
  const url = named ?? (definition?.resource && metadataUrlOf(definition.resource).href);
  if (url === undefined) return ok(CHECK, 'the challenge names none');
  if (!URL.canParse(url))
    return wrong(CHECK, 'the challenge names no URL', 'See "resource" in the definition.');
  const { pathname } = new URL(url);
  const asked = await ask({ target: pathname });
  const resource = 'problem' in asked || asked.status !== 200 ? undefined : resourceIn(asked.body);
  if (resource === undefined) return wrong(CHECK, `GET ${pathname}: ${shown(asked)}`, SERVE_IT);
  // A client compares it with what it was given, and looks for the document where that says.
  if (!URL.canParse(resource) || metadataUrlOf(resource).href !== url)
    return wrong(CHECK, `GET ${pathname} is about another resource: ${resource.slice(0, 200)}`, SERVE_IT);
  return ok(CHECK, `GET ${pathname} is served to everybody, and names ${resource}`);
}

const ONE_BEARER = /^Bearer resource_metadata="[^"]+"$/;

function resourceIn(body: string): string | undefined {
  try {
    const document: unknown = JSON.parse(body);
    if (typeof document !== 'object' || document === null || !('resource' in document)) return undefined;
    return typeof document.resource === 'string' ? document.resource : undefined;
  } catch {
    return undefined;
  }
}

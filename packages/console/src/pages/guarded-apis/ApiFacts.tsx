import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getApiVersion } from '../../api/calls/guard.js';
import { read } from '../../api/query.js';
import type { GuardDefinition } from '../../domain.js';
import { Time } from '../../kit/Time.js';
import { scopeUrl } from '../../shell/scope.js';
import type { ShownApi } from './ApiFrame.js';
import { limitTexts, scopeText } from './scope-text.js';

/** What the active version says of the API as a whole. */
export function ApiFacts({ scope, api, definition }: ShownApi) {
  const version = useQuery(read(getApiVersion(scope.orgId, api.name, api.activeVersion)));
  const { basePath, routes, tools, permissions, roles, limits } = definition;
  const page = (path: string, text: string) => (
    <Link to={scopeUrl(scope, `guarded-apis/${api.name}/${path}`)}>{text}</Link>
  );
  const counts = (count: number) => count.toLocaleString();
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">Details</h2>
      <dl className="facts">
        <dt>Name</dt>
        <dd>
          <code>{api.name}</code>
        </dd>
        <dt>Active Version</dt>
        <dd>
          {api.activeVersion}, applied{' '}
          {version.data && (
            <>
              by {version.data.createdBy ?? 'the server at its start'} on{' '}
              <Time time={version.data.createdAt} />
            </>
          )}
        </dd>
        <dt>Base Path</dt>
        <dd>
          {basePath === '' ? (
            <span className="quiet">None: routes are whole paths</span>
          ) : (
            <code>{basePath}</code>
          )}
        </dd>
        <dt>Contents</dt>
        <dd>
          {page('routes', `${counts(routes.length + tools.length)} routes`)},{' '}
          {page(
            'permissions',
            `${counts(permissions.length)} permissions, ${counts(roles.length)} roles of its own`,
          )}
        </dd>
        <dt>Roles Count In</dt>
        <dd>{scopeText(definition.scope)}</dd>
        <dt>Open To</dt>
        <dd>
          {api.openTo === 'organization'
            ? 'Credentials of this organization'
            : 'Credentials of every organization of this installation'}
        </dd>
        <dt>Credentials</dt>
        <dd>{credentialsText(definition)}</dd>
        <dt>Limits</dt>
        <dd>{limitTexts(limits).join(', ') || <span className="quiet">None for the API as a whole</span>}</dd>
      </dl>
    </section>
  );
}

function credentialsText({ challenge, accepts }: GuardDefinition): string {
  return [
    challenge === 'bearer' ? 'Access tokens' : 'HTTP Digest with an API key, access tokens',
    accepts.basic && 'HTTP Basic with an API key',
    accepts.apiKeyHeader && 'X-API-Key',
    accepts.secrets && 'client secrets as bearer tokens',
  ]
    .filter(Boolean)
    .join(', ');
}

import type { CompiledApi } from '../../domain/guard/compile-api.js';

/** Where the proxy of an API finds this document, which it serves at the API's own host, to everybody. */
export const PROTECTED_RESOURCE = '/protected-resource';

/** What clients of OAuth and of MCP read of an API (RFC 9728 section 2); undefined where its definition has no URL. */
export function protectedResource({ definition }: CompiledApi, issuer: string) {
  const { resource, title } = definition;
  return (
    resource && {
      resource,
      authorization_servers: [issuer],
      bearer_methods_supported: ['header'],
      resource_name: title,
    }
  );
}

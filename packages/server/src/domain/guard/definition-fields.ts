export type DefinitionField = keyof typeof definitionFields;

interface FieldText {
  /** How it is written, for the reference page. */
  readonly form: string;
  /** What holds without it; `required` where there is nothing else. */
  readonly otherwise: string;
  readonly meaning: string;
}

/** What a definition may say: the names that are taken, and the reference page. */
export const definitionFields = {
  api: {
    form: '`shop`',
    otherwise: 'required',
    meaning:
      'Name of the API: 2 to 31 lower-case letters, digits and `-`. No two APIs of an installation have the same.',
  },
  title: { form: 'text', otherwise: 'the name', meaning: 'What people read, for example above its roles.' },
  organization: {
    form: 'name or id',
    otherwise: 'required',
    meaning: 'The organization that owns the API. Its Organization Owners may change it.',
  },
  openTo: {
    form: '`organization` or `installation`',
    otherwise: '`organization`',
    meaning:
      'Whose credentials may call: those of the organization, or all of this installation. `installation` is taken ' +
      'from a seed file or `start --guard` alone.',
  },
  mode: {
    form: '`report` or `enforce`',
    otherwise: '`report`',
    meaning:
      'How a new API begins. `enforce` refuses. `report` says what it would have refused, and lets it pass. An API ' +
      'that exists keeps its mode; `sallyport guard mode` changes it.',
  },
  basePath: {
    form: '`/v1`',
    otherwise: 'nothing',
    meaning: 'What all paths begin with, as callers send them. Templates of routes leave it out.',
  },
  scope: {
    form: '`{ project: "{projectId}" }`, `{ organization: "{orgId}" }`, `{ project: header X-Project-Id }` or `credential`',
    otherwise: '`credential`',
    meaning:
      'Where a request names the project or organization that its permission is asked in. `credential`: the ' +
      'organization of the caller. A route may have a scope of its own.',
  },
  identity: {
    form: '`headers`',
    otherwise: '`headers`',
    meaning: 'How the API is told who calls.',
  },
  challenge: {
    form: '`digest` or `bearer`',
    otherwise: '`digest`',
    meaning:
      'What a caller without credentials is asked for. `bearer` is for clients of OAuth and of MCP, and needs `resource`.',
  },
  resource: {
    form: 'URL',
    otherwise: 'nothing',
    meaning:
      'The URL of the API: `https`, or `http` on this machine. What is told to clients that look for it (RFC 9728), and what they ask for tokens with (RFC 8707). No two APIs that one account can call have the same. With tools, its path is that of the route to which they are posted.',
  },
  audience: {
    form: '`any` or `required`',
    otherwise: '`any`',
    meaning:
      'With `required`, access tokens must be for this API: those that were asked for with its `resource`, or with `urn:sallyport:api:NAME` where it has none. With `any`, those that were asked for without are taken too. API keys and client secrets are not concerned.',
  },
  accepts: {
    form: 'list of `basic`, `apiKeyHeader`, `secrets`',
    otherwise: 'none',
    meaning:
      'What callers may send who can send one fixed header alone, over TLS: HTTP Basic with an API key, ' +
      '`X-API-Key: public:private`, or the client secret of a service account as bearer token.',
  },
  permissions: {
    form: 'map: `orders.read: { title: Read orders, read: true }`',
    otherwise: '`read` for GET and HEAD, `write` for all else',
    meaning:
      'What can be permitted. Those with `read: true` are held by the built-in Read Only roles too. Owners hold all.',
  },
  roles: {
    form: 'map: `GROUP_SHOP_CLERK: { title: Shop Clerk, permissions: [orders.read, orders.write] }`',
    otherwise: 'none',
    meaning:
      'Roles of the API. `ORG_…` is granted in an organization, `GROUP_…` in a project. `orders.*` is every permission ' +
      'that begins so, `*` is all. They permit nothing in Sallyport itself.',
  },
  routes: {
    form: 'map: `GET /orders/{orderId}: orders.read`',
    otherwise: 'required',
    meaning:
      'What may be called, and the permission that it takes. `public` takes none. In place of the permission there can ' +
      'be `{ permission, scope, limit }`. Literal segments go before parameters, whatever the order. Letter case of ' +
      'literals and one `/` at the end do not count. GET answers HEAD. `MCP tools/call NAME` is a tool of an MCP server. ' +
      'Whatever is not listed is refused.',
  },
  limits: {
    form: 'map of `each credential` and `each project`: `600 per minute`',
    otherwise: 'none',
    meaning: 'How often may be called. Each node counts for itself.',
  },
  cors: {
    form: '`pass` or `decide`',
    otherwise: '`decide`',
    meaning:
      '`pass` lets preflights of browsers through to the API where they ask for a route that there is.',
  },
  paths: {
    form: 'map of `semicolon`, `encodedSlash`, `encodedPercent`: `true`',
    otherwise: 'none',
    meaning:
      'Lets `;`, `%2F` and `%25` stand in parameters. Servers read them in more than one way: allow only what the API ' +
      'reads as the guard does.',
  },
  gates: {
    form: 'map: `shop: nginx`, or `shop: { dialect: nginx, peers: [10.0.0.0/8] }`',
    otherwise: 'none',
    meaning:
      'Gates that are made or changed with the file; others stay. Without `peers` only this machine may ask. Dialects: ' +
      '`nginx`, `haproxy`, `caddy`, `traefik`, `apisix`, `envoy`, `plain`.',
  },
} as const satisfies Readonly<Record<string, FieldText>>;

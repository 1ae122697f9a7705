import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// The guides say which version of each client was run: the one that its suite pins.

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

/** Guide, client as the guide names it, file that pins it, and what stands before the version there. */
const PINS = [
  ['clients', 'requests', 'clients/python/requirements.txt', '\nrequests=='],
  ['clients', 'httpx', 'clients/python/requirements.txt', '\nhttpx=='],
  ['clients', 'httpx2', 'clients/python/requirements.txt', '\nhttpx2=='],
  ['clients', 'aiohttp', 'clients/python/requirements.txt', '\naiohttp=='],
  ['clients', 'Authlib', 'clients/python/requirements.txt', '\nAuthlib=='],
  ['clients', 'requests-oauthlib', 'clients/python/requirements.txt', '\nrequests-oauthlib=='],
  ['clients', '`@modelcontextprotocol/sdk`', 'package.json', '"@modelcontextprotocol/sdk": "'],
  ['clients', '`@modelcontextprotocol/client`', 'package.json', '"@modelcontextprotocol/client": "'],
  ['clients', 'Python `mcp`', 'clients/mcp/requirements.txt', '\nmcp=='],
  [
    'clients',
    'Apache HttpClient',
    'clients/java/pom.xml',
    '<artifactId>httpclient5</artifactId>\n      <version>',
  ],
  ['clients', 'newman', 'clients/postman/package.json', '"newman": "'],
  ['clients', 'openapi-to-postmanv2', 'clients/postman/package.json', '"openapi-to-postmanv2": "'],
  ['clients', 'orval', 'clients/typescript-generators/suite.mjs', "ORVAL = '"],
  ['clients', '@hey-api/openapi-ts', 'clients/typescript-generators/suite.mjs', "HEY_API = '"],
  ['clients', 'openapi-generator', 'clients/generators/suite.mjs', "OPENAPI_GENERATOR = '"],
  ['clients', 'oapi-codegen', 'clients/generators/go/go.mod', 'github.com/oapi-codegen/oapi-codegen/v2 v'],
  [
    'clients',
    'openapi-python-client',
    'clients/generators/python/requirements.txt',
    '\nopenapi-python-client==',
  ],
  [
    'go-sdk',
    '`go.mongodb.org/atlas-sdk/v20250312020` | v',
    'clients/go-sdk/go.mod',
    'atlas-sdk/v20250312020 v',
  ],
  [
    'go-sdk',
    '`go.mongodb.org/atlas-sdk/v20241113005` | v',
    'clients/go-sdk/go.mod',
    'atlas-sdk/v20241113005 v',
  ],
  ['go-sdk', '`go.mongodb.org/atlas` | v', 'clients/atlas-go/go.mod', 'go.mongodb.org/atlas v'],
  [
    'vault',
    '`vault-plugin-secrets-mongodbatlas` v',
    'clients/vault/go.mod',
    'vault-plugin-secrets-mongodbatlas v',
  ],
] as const;

/** The same for the table of clients in the README. */
const README_PINS = [
  ['Atlas CLI', 'packages/server/test/clients/replay/traffic/README.md', 'Atlas CLI ', ''],
  [
    'Terraform provider',
    'packages/server/test/clients/replay/traffic/README.md',
    'provider `mongodbatlas` ',
    '',
  ],
  ['Go SDK', 'clients/go-sdk/go.mod', 'atlas-sdk/v20250312020 ', ''],
  ['Go SDK', 'clients/go-sdk/go.mod', 'atlas-sdk/v20241113005 ', ''],
  ['Python', 'clients/python/requirements.txt', '\nrequests==', 'requests '],
  ['Python', 'clients/python/requirements.txt', '\nhttpx==', 'httpx '],
  ['Python', 'clients/python/requirements.txt', '\naiohttp==', 'aiohttp '],
  ['Python', 'clients/python/requirements.txt', '\nAuthlib==', 'Authlib '],
  [
    'Java',
    'clients/java/pom.xml',
    '<artifactId>httpclient5</artifactId>\n      <version>',
    'Apache HttpClient ',
  ],
  ["HashiCorp Vault's engine", 'clients/vault/go.mod', 'vault-plugin-secrets-mongodbatlas ', ''],
  ['MongoDB MCP server', 'examples/mcp-server/package.json', '"mongodb-mcp-server": "', ''],
  ['OpenAPI generators', 'clients/generators/suite.mjs', "OPENAPI_GENERATOR = '", 'openapi-generator '],
  [
    'OpenAPI generators',
    'clients/generators/go/go.mod',
    'github.com/oapi-codegen/oapi-codegen/v2 v',
    'oapi-codegen ',
  ],
  [
    'OpenAPI generators',
    'clients/generators/python/requirements.txt',
    '\nopenapi-python-client==',
    'openapi-python-client ',
  ],
] as const;

/** The version that a file pins behind a text. */
function pinnedIn(file: string, before: string): string {
  return `\n${read(file)}`.split(before)[1]?.match(/^v?\d[\w.]*/)?.[0] ?? 'none';
}

it.each(README_PINS)('the README says which version of %s was run (%s)', (client, file, before, name) => {
  const pinned = pinnedIn(file, before);
  expect(pinned, file).not.toBe('none');
  const row = read('README.md')
    .split('\n')
    .find((line) => line.startsWith('| ') && line.slice(0, 40).includes(client));
  expect(` ${row}`).toMatch(new RegExp(`[ ;]${name}${pinned}[ ,;]`));
});

describe('the guides', () => {
  it.each(PINS)('say in %s which version of %s was run', (guide, client, file, before) => {
    const pinned = pinnedIn(file, before);
    const told = read(`docs/guides/${guide}.md`);
    expect(pinned, file).not.toBe('none');
    expect(told).toContain(client.endsWith('v') ? `${client}${pinned}` : `${client} ${pinned}`);
  });
});

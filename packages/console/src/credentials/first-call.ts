import { getOrganization, getProject, type Scope } from '../api/calls/scopes.js';
import { curlText, quoted } from '../api/curl.js';
import { baseUrl } from '../api/send.js';

/** What a program proves itself with. `secret` may be a place that stands for it. */
export type Presented =
  | { readonly kind: 'API_KEY'; readonly publicKey: string; readonly secret: string }
  | { readonly kind: 'SERVICE_ACCOUNT'; readonly clientId: string; readonly secret: string };

export interface Snippet {
  readonly name: string;
  readonly text: string;
}

/** The first call of a new credential, as each client makes it. */
export function firstCallSnippets(scope: Scope, presented: Presented): readonly Snippet[] {
  const call = scope.kind === 'organization' ? getOrganization(scope.orgId) : getProject(scope.groupId);
  const url = `${baseUrl}${call.path}`;
  const accept = 'application/vnd.atlas.2024-08-05+json';
  const environment = Object.entries(environmentOf(scope, presented));
  const exports = (variables: readonly (readonly [string, string])[]) =>
    variables.map(([name, value]) => `export ${name}=${quoted(value)}`).join('\n');
  const { secret } = presented;
  const isKey = presented.kind === 'API_KEY';
  const tokenCall = `${baseUrl}/api/oauth/token`;
  return [
    {
      name: 'curl',
      text: isKey
        ? curlText(call).replace('{PUBLIC-KEY}', presented.publicKey).replace('{PRIVATE-KEY}', secret)
        : [
            `TOKEN=$(curl --silent --user ${quoted(`${presented.clientId}:${secret}`)} \\`,
            `  --data grant_type=client_credentials ${quoted(tokenCall)} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
            `curl --header "Authorization: Bearer $TOKEN" --header ${quoted(`Accept: ${accept}`)} ${quoted(url)}`,
          ].join('\n'),
    },
    {
      name: 'Atlas CLI',
      text: `${exports([
        ['MONGODB_ATLAS_OPS_MANAGER_URL', `${baseUrl}/`],
        ...environment.filter(([name]) => name !== 'MONGODB_ATLAS_BASE_URL'),
      ])}\natlas ${scope.kind === 'organization' ? 'organizations' : 'projects'} list --output json`,
    },
    {
      name: 'Terraform',
      text: `# main.tf: provider "mongodbatlas" {}\n${exports(environment)}\nterraform plan`,
    },
    {
      name: 'Node',
      text: [
        "import { createClient } from '@sallyport/client';",
        `const client = createClient({ baseUrl: '${baseUrl}', credentials: {`,
        isKey
          ? `  publicKey: '${presented.publicKey}', privateKey: '${secret}',`
          : `  clientId: '${presented.clientId}', clientSecret: '${secret}',`,
        '} });',
        scope.kind === 'organization'
          ? `console.log(await client.call('getOrg', { orgId: '${scope.orgId}' }));`
          : `console.log(await client.call('getGroup', { groupId: '${scope.groupId}' }));`,
      ].join('\n'),
    },
    {
      name: 'Python',
      text: isKey
        ? [
            'import requests',
            'from requests.auth import HTTPDigestAuth',
            `answer = requests.get('${url}',`,
            `    auth=HTTPDigestAuth('${presented.publicKey}', '${secret}'),`,
            `    headers={'Accept': '${accept}'})`,
            'print(answer.status_code, answer.json())',
          ].join('\n')
        : [
            'import requests',
            `token = requests.post('${tokenCall}', auth=('${presented.clientId}', '${secret}'),`,
            "    data={'grant_type': 'client_credentials'}).json()['access_token']",
            `answer = requests.get('${url}', headers={'Accept': '${accept}', 'Authorization': f'Bearer {token}'})`,
            'print(answer.status_code, answer.json())',
          ].join('\n'),
    },
    {
      name: 'Go',
      text: [
        'client, err := admin.NewClient(',
        `\tadmin.UseBaseURL("${baseUrl}"),`,
        isKey
          ? `\tadmin.UseDigestAuth("${presented.publicKey}", "${secret}"),`
          : `\tadmin.UseOAuthAuth(ctx, "${presented.clientId}", "${secret}"),`,
        ')',
      ].join('\n'),
    },
    { name: '.env', text: environment.map(([name, value]) => `${name}=${value}`).join('\n') },
  ];
}

/** The variables that the Atlas CLI, the Terraform provider and `sallyport` read. */
function environmentOf(scope: Scope, presented: Presented): Readonly<Record<string, string>> {
  return {
    MONGODB_ATLAS_BASE_URL: baseUrl,
    ...(presented.kind === 'API_KEY'
      ? {
          MONGODB_ATLAS_PUBLIC_API_KEY: presented.publicKey,
          MONGODB_ATLAS_PRIVATE_API_KEY: presented.secret,
        }
      : { MONGODB_ATLAS_CLIENT_ID: presented.clientId, MONGODB_ATLAS_CLIENT_SECRET: presented.secret }),
    MONGODB_ATLAS_ORG_ID: scope.orgId,
    ...(scope.kind === 'project' && { MONGODB_ATLAS_PROJECT_ID: scope.groupId }),
  };
}

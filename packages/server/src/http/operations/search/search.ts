import { Type } from 'typebox';
import { listBounds } from '../../../domain/bounds/lists.js';
import { textBounds } from '../../../domain/bounds/texts.js';
import { search as searchAll } from '../../../services/search/search.js';
import { operation } from '../../define-operation.js';
import { named, nullable, objectId, stringEnum } from '../../schemas/common.js';

const kinds = [
  'ORGANIZATION',
  'PROJECT',
  'USER',
  'TEAM',
  'API_KEY',
  'SERVICE_ACCOUNT',
  'GUARDED_API',
  'GATE',
] as const;

const SearchHit = named(
  'SearchHit',
  Type.Object({
    cidrBlock: nullable(
      Type.String({ description: 'The entry of its access list that holds the address that was looked for' }),
    ),
    detail: Type.String({
      description: 'Description of a credential, name of a person or a guarded API, or API of a gate',
    }),
    id: Type.String({ description: 'ID, client ID of a service account, or name of a guarded API or gate' }),
    kind: stringEnum(kinds),
    name: Type.String({ description: 'Name, title, user name or public key' }),
    orgId: objectId(),
    orgName: Type.String(),
  }),
);

export const search = operation({
  operationId: 'search',
  tag: 'Private',
  summary:
    'Find organizations, projects, people, teams, credentials, guarded APIs and gates that the caller may see, by name, ID, public key, client ID, user name or address',
  method: 'GET',
  path: '/search',
  permission: 'authenticated',
  query: Type.Object({
    orgId: Type.Optional(
      objectId({
        description:
          'The organization in which people, teams, credentials, guarded APIs and gates are found by a part of their names, and access lists by an address; elsewhere only by what names them in full',
      }),
    ),
    text: Type.Optional(
      Type.String({ description: 'Without one nothing is found', maxLength: textBounds.search.most }),
    ),
  }),
  status: 200,
  response: Type.Object({
    results: Type.Array(SearchHit, { maxItems: kinds.length * listBounds.searchHits.most }),
  }),
  async handle({ services, caller, query }) {
    const text = query.text?.trim() ?? '';
    const hits = text === '' ? [] : await searchAll(services, caller, text, query.orgId);
    return {
      results: hits.map(({ cidrBlock, detail, id, kind, name, organizationId, organizationName }) => ({
        cidrBlock,
        detail,
        id,
        kind: kind.toUpperCase() as Uppercase<typeof kind>,
        name,
        orgId: organizationId,
        orgName: organizationName,
      })),
    };
  },
  wires: {
    private: {},
  },
});

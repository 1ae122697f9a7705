import { Link } from '@tanstack/react-router';
import { type AccessQuery, type GroupAccess, listGroupAccess } from '../../api/calls/access.js';
import { Badge } from '../../kit/Badge.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Icon } from '../../kit/Icon.js';
import { NameText } from '../../kit/NameText.js';
import { Empty, Page } from '../../kit/Page.js';
import type { Column } from '../../kit/Table.js';
import { type ExportForm, fileName } from '../../lists/ListExport.js';
import { ListTable } from '../../lists/ListTable.js';
import type { ListFilter } from '../../lists/list-filter.js';
import { useList } from '../../lists/useList.js';
import { RoleNames } from '../../scopes/RoleNames.js';
import { useScope } from '../../shell/scope.js';

type Kind = GroupAccess['kind'];
type Level = GroupAccess['levels'][number];

const KINDS: Readonly<Record<Kind, string>> = {
  USER: 'User',
  TEAM: 'Team',
  API_KEY: 'API key',
  SERVICE_ACCOUNT: 'Service account',
};

/** The permissions that matter, by what a column and a filter call them. */
const LEVELS: Readonly<Record<Level, { readonly column: string; readonly filter: string }>> = {
  READ: { column: 'Read', filter: 'may read' },
  WRITE: { column: 'Write', filter: 'may write' },
  MANAGE_KEYS: { column: 'Manage Keys', filter: 'may manage keys' },
  MANAGE_PEOPLE: { column: 'Manage People', filter: 'may manage people' },
  OWN: { column: 'Own', filter: 'own it' },
};

const FILTERS: readonly ListFilter<AccessQuery>[] = [
  {
    name: 'kind',
    label: 'Kind',
    choices: Object.entries(KINDS).map(([value, label]) => ({ value, label })),
    query: (kind) => ({ kind: kind as Kind }),
  },
  {
    name: 'level',
    label: 'Those who',
    choices: Object.entries(LEVELS).map(([value, { filter }]) => ({ value, label: filter })),
    query: (level) => ({ level: level as Level }),
  },
];

/** Who has access to a project: people, teams, API keys and service accounts in one list, and through what. */
export function AccessPage() {
  const scope = useScope();
  const list = useList<AccessQuery>(FILTERS, 'kind');
  if (scope.kind !== 'project') return null;
  const { groupId, orgId } = scope;
  return (
    <Page
      title="Who Has Access"
      eyebrow={`Project Access Manager · ${scope.name}`}
      lead="Everybody and everything that can use this project: by a role in it, through a team, or by a role in the organization. People who were invited are here once they accept."
    >
      <ListTable
        list={list}
        call={(query) => listGroupAccess(groupId, query)}
        caption="Who has access to the project"
        noun={['entry', 'entries']}
        searchLabel="Search people, teams, credentials"
        columns={columnsOf(orgId, groupId)}
        keyOf={keyOf}
        nameOf={({ name }) => name}
        csv={{ fileName: fileName('access', scope.name), columns: CSV }}
        empty={<Empty title="Nobody has access to this project" />}
      />
      <CallPanel calls={[{ title: 'List who has access', call: listGroupAccess(groupId, {}) }]} />
    </Page>
  );
}

const keyOf = ({ kind, id }: GroupAccess) => `${kind} ${id}`;

function columnsOf(orgId: string, groupId: string): Column<GroupAccess>[] {
  return [
    { name: 'Kind', sort: 'kind', cell: ({ kind }) => <span className="nowrap">{KINDS[kind]}</span> },
    {
      name: 'Name',
      sort: 'name',
      isHeader: true,
      cell: (row) => (
        <>
          <Link {...addressOf(row, orgId, groupId)}>
            <NameText text={row.name} />
          </Link>
          {row.detail && (
            <div className="hint">
              <NameText text={row.detail} />
            </div>
          )}
          {row.expiresAt !== null && Date.parse(row.expiresAt) <= Date.now() && (
            <Badge tone="danger">Expired</Badge>
          )}
        </>
      ),
    },
    ...Object.entries(LEVELS).map(([level, { column }]) => ({
      name: column,
      cell: ({ levels }: GroupAccess) =>
        levels.includes(level as Level) ? (
          <span className="nowrap">
            <Icon name="check" /> <span className="visually-hidden">Yes</span>
          </span>
        ) : (
          <span className="quiet">No</span>
        ),
    })),
    { name: 'Through', cell: (row) => <Through row={row} /> },
  ];
}

function Through({ row: { through } }: { row: GroupAccess }) {
  return (
    <div className="stack-tight words">
      {through.map((source) => (
        <div key={`${source.kind} ${source.teamId}`}>
          <span className="quiet">{sourceName(source)}:</span> <RoleNames roles={source.roles} />
        </div>
      ))}
    </div>
  );
}

function sourceName({ kind, teamName }: GroupAccess['through'][number]): string {
  if (kind === 'TEAM') return `Team ${teamName}`;
  return kind === 'ORGANIZATION' ? 'Organization' : 'Project';
}

/** Where the row can be looked at and changed: in the project if it has a role there, else in the organization. */
function addressOf({ kind, id, name, through }: GroupAccess, orgId: string, groupId: string) {
  const ofProject = through.some((source) => source.kind === 'PROJECT');
  const scope = ofProject ? `/projects/${groupId}` : `/organizations/${orgId}`;
  switch (kind) {
    case 'USER':
      return { to: `/projects/${groupId}/users`, search: { search: name } };
    case 'TEAM':
      return { to: `/organizations/${orgId}/teams/${id}` };
    case 'API_KEY':
      return { to: `${scope}/applications/api-keys`, search: { details: id } };
    case 'SERVICE_ACCOUNT':
      return { to: `${scope}/applications/service-accounts/${id}` };
  }
}

const CSV: ExportForm<GroupAccess>['columns'] = [
  ['kind', ({ kind }) => kind],
  ['id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['detail', ({ detail }) => detail],
  ...Object.keys(LEVELS).map(
    (level) =>
      [
        level.toLowerCase(),
        ({ levels }: GroupAccess) => (levels.includes(level as Level) ? 'yes' : 'no'),
      ] as const,
  ),
  [
    'through',
    ({ through }) => through.map((source) => `${sourceName(source)}: ${source.roles.join(', ')}`).join('; '),
  ],
  ['expiresAt', ({ expiresAt }) => expiresAt],
];

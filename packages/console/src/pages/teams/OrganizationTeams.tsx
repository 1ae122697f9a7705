import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { createTeam, listTeams, type Team } from '../../api/calls/teams.js';
import { read } from '../../api/query.js';
import { Button, IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Loaded } from '../../kit/Loaded.js';
import { Empty, Page } from '../../kit/Page.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { SearchableTable } from '../../shell/SearchableTable.js';
import { type NamedScope, scopeUrl, useMay } from '../../shell/scope.js';
import { CreateTeamDialog } from './CreateTeamDialog.js';
import { DeleteTeam } from './DeleteTeam.js';
import { MemberCount } from './MemberCount.js';

/** Teams of an organization. */
export function OrganizationTeams({ scope }: { scope: NamedScope }) {
  const { orgId } = scope;
  const mayChange = useMay(scope)('organization.teams.write');
  const query = useQuery(read(listTeams(orgId)));
  const [isCreating, setIsCreating] = useState(false);
  const [deleted, setDeleted] = useState<Team>();
  const create = mayChange && (
    <Button look="primary" icon="plus" onClick={() => setIsCreating(true)}>
      Create Team
    </Button>
  );
  return (
    <Page
      title="Teams"
      eyebrow={`Organization Access Manager · ${scope.name}`}
      lead="Members of a team share its roles in projects."
      actions={create}
    >
      <ReadOnlyNotice permission="organization.teams.write" what="the teams of this organization" />
      <Loaded query={query}>
        {({ results }) => (
          <SearchableTable
            caption="Teams of the organization"
            searchLabel="Search by name"
            noun={['team', 'teams']}
            textOf={({ name }) => name}
            rows={results}
            empty={
              <Empty title="No teams yet">
                A team gives everybody in it the same roles in a project, and takes them away again when they
                leave it.
              </Empty>
            }
            keyOf={({ id }) => id}
            columns={[
              {
                name: 'Team',
                isHeader: true,
                cell: ({ id, name }) => <Link to={scopeUrl(scope, `teams/${id}`)}>{name}</Link>,
              },
              {
                name: 'Members',
                cell: ({ id }) => <MemberCount orgId={orgId} teamId={id} />,
              },
            ]}
            actions={
              mayChange
                ? (team) => (
                    <IconButton
                      icon="trash"
                      look="danger"
                      label={`Delete ${team.name}`}
                      onClick={() => setDeleted(team)}
                    />
                  )
                : undefined
            }
          />
        )}
      </Loaded>
      <CallPanel
        calls={[
          { title: 'List the teams', call: listTeams(orgId) },
          ...(mayChange
            ? [
                {
                  title: 'Create a team',
                  call: createTeam(orgId, { name: 'Platform', usernames: ['name@example.com'] }),
                },
              ]
            : []),
        ]}
      />
      {isCreating && <CreateTeamDialog scope={scope} onClose={() => setIsCreating(false)} />}
      {deleted && <DeleteTeam orgId={orgId} team={deleted} onClose={() => setDeleted(undefined)} />}
    </Page>
  );
}

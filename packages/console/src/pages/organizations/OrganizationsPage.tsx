import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { createOrganizationByKey } from '../../api/calls/organizations.js';
import { listOrganizations } from '../../api/calls/scopes.js';
import { read } from '../../api/query.js';
import { limits } from '../../domain.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Icon } from '../../kit/Icon.js';
import { Loaded } from '../../kit/Loaded.js';
import { Notice } from '../../kit/Notice.js';
import { Empty, Page } from '../../kit/Page.js';
import { RoleBadges } from '../../scopes/RoleNames.js';
import { useSession } from '../../session/session.js';
import { SearchableTable } from '../../shell/SearchableTable.js';

/** The page behind "View All Organizations": every organization of whoever is signed in. */
export function OrganizationsPage() {
  const { organizations, user, isSecondFactorGiven } = useSession();
  // Nobody belongs to more, so one page holds them all and can be searched here by any part of a name.
  const all = listOrganizations({ itemsPerPage: 2 * limits.organizationsPerUser });
  const query = useQuery(read(all));
  const rolesIn = (id: string) => organizations.find((organization) => organization.id === id)?.roles ?? [];
  const closed = isSecondFactorGiven ? [] : organizations.filter((each) => each.multiFactorAuthRequired);
  const newOrganization = (
    <Link className="button" data-look="primary" to="/organizations/new">
      <Icon name="plus" /> New Organization
    </Link>
  );
  return (
    <Page
      title="Organizations"
      lead="An organization holds projects, people, and the API keys and service accounts of programs."
      actions={newOrganization}
    >
      {closed.length > 0 && (
        <Notice tone="warning" title="Organizations that ask for a second factor">
          <p>
            {closed.map(({ name }) => name).join(', ')}: not shown here until you sign in with one.{' '}
            <Link to="/account/security">Set up a second factor</Link>
          </p>
        </Notice>
      )}
      <Loaded query={query}>
        {({ results }) => (
          <SearchableTable
            caption="Organizations"
            searchLabel="Search by name or ID"
            noun={['organization', 'organizations']}
            textOf={({ id, name }) => `${name} ${id}`}
            rows={results}
            keyOf={({ id }) => id}
            empty={
              <Empty title="You belong to no organization yet" action={newOrganization}>
                <p>
                  Create one, or ask the owner of an existing organization to invite{' '}
                  <strong>{user.username}</strong>.
                </p>
              </Empty>
            }
            columns={[
              {
                name: 'Name',
                isHeader: true,
                cell: ({ id, name }) => <Link to={`/organizations/${id}/projects`}>{name}</Link>,
              },
              { name: 'ID', cell: ({ id }) => <code>{id}</code> },
              { name: 'Your Roles', cell: ({ id }) => <RoleBadges roles={rolesIn(id)} /> },
            ]}
            actions={({ id, name }) => (
              <Link
                className="icon-button"
                to={`/organizations/${id}/settings`}
                aria-label={`Organization Settings of ${name}`}
                title="Organization Settings"
              >
                <Icon name="gear" />
              </Link>
            )}
          />
        )}
      </Loaded>
      <CallPanel
        calls={[
          { title: 'List the organizations', call: all },
          {
            title: 'Create an organization',
            call: createOrganizationByKey('My Organization', user.id),
          },
        ]}
      />
    </Page>
  );
}

import { Link } from '@tanstack/react-router';
import { createOrganizationByKey } from '../../api/calls/organizations.js';
import {
  listOrganizationOverviews,
  listOrganizations,
  type OrganizationOverview,
  type OrganizationQuery,
} from '../../api/calls/scopes.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Icon } from '../../kit/Icon.js';
import { Notice } from '../../kit/Notice.js';
import { Empty, Page } from '../../kit/Page.js';
import type { Column } from '../../kit/Table.js';
import { Time } from '../../kit/Time.js';
import { ListTable } from '../../lists/ListTable.js';
import type { ListFilter } from '../../lists/list-filter.js';
import { useList } from '../../lists/useList.js';
import { RoleBadges } from '../../scopes/RoleNames.js';
import { useSession } from '../../session/session.js';

/** The page behind "View All Organizations": every organization of whoever is signed in. */
export function OrganizationsPage() {
  const { organizations, user, isSecondFactorGiven } = useSession();
  const list = useList<OrganizationQuery>(FILTERS, 'name');
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
      <ListTable
        list={list}
        call={listOrganizationOverviews}
        caption="Organizations"
        searchLabel="Search by name or ID"
        noun={['organization', 'organizations']}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        empty={
          <Empty title="You belong to no organization yet" action={newOrganization}>
            <p>
              Create one, or ask the owner of an existing organization to invite{' '}
              <strong>{user.username}</strong>.
            </p>
          </Empty>
        }
        columns={COLUMNS}
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
      <CallPanel
        calls={[
          { title: 'List the organizations', call: listOrganizations() },
          {
            title: 'Create an organization',
            call: createOrganizationByKey('My Organization', user.id),
          },
        ]}
      />
    </Page>
  );
}

const FILTERS: readonly ListFilter<OrganizationQuery>[] = [];

const COLUMNS: readonly Column<OrganizationOverview>[] = [
  {
    name: 'Name',
    sort: 'name',
    isHeader: true,
    cell: ({ id, name }) => <Link to={`/organizations/${id}/projects`}>{name}</Link>,
  },
  { name: 'ID', cell: ({ id }) => <code>{id}</code> },
  { name: 'Your Roles', cell: ({ roleNames }) => <RoleBadges roles={roleNames} /> },
  { name: 'Created', sort: 'created', cell: ({ created }) => <Time time={created} isDay /> },
];

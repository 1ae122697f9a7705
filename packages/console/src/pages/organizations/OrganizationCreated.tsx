import { Link } from '@tanstack/react-router';
import type { Organization } from '../../api/calls/scopes.js';
import { Actions } from '../../kit/Button.js';
import { Page } from '../../kit/Page.js';
import { Invited } from '../../people/Invited.js';
import type { NewMember } from '../../scopes/MemberRows.js';

/** After an organization was made with invitations: who was invited, with links for where no mail is sent. */
export function OrganizationCreated({
  organization,
  members,
}: {
  organization: Organization;
  members: readonly NewMember[];
}) {
  const { id, name } = organization;
  return (
    <Page title={`${name} was created`} isNarrow>
      <section className="card form">
        <Invited orgId={id} usernames={members.map(({ username }) => username)} />
      </section>
      <Actions>
        <Link className="button" data-look="primary" to={`/organizations/${id}/projects`}>
          Go to {name}
        </Link>
      </Actions>
    </Page>
  );
}

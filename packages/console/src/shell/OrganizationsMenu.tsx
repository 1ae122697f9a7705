import { useLocation, useNavigate } from '@tanstack/react-router';
import { SearchList } from '../kit/SearchList.js';
import { useSession } from '../session/session.js';
import { Switcher, type Switching } from './Switcher.js';
import { samePage } from './same-page.js';
import type { NamedScope } from './scope.js';

/** As many as are shown at once; the field finds the others. */
const SHOWN = 50;

/** The Organizations menu: goes to another one, on the page that is open. */
export function OrganizationsMenu({ scope }: { scope: NamedScope | undefined }) {
  const { organizations } = useSession();
  const current = organizations.find(({ id }) => id === scope?.orgId);
  return (
    <Switcher what="Organizations" which={current?.name}>
      {(switching) => <Organizations scope={scope} {...switching} />}
    </Switcher>
  );
}

function Organizations({ scope, typed, onType, choose }: Switching & { scope: NamedScope | undefined }) {
  const { organizations } = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const page = scope?.kind === 'organization' ? samePage(pathname, scope.orgId) : undefined;
  const wanted = typed.text.trim().toLowerCase();
  const found = organizations.filter(({ id, name }) => name.toLowerCase().includes(wanted) || id === wanted);
  return (
    <SearchList
      label="Organizations"
      placeholder="Find an organization"
      typed={typed}
      onType={onType}
      groups={[
        {
          label: found.length > SHOWN ? `${SHOWN} of ${found.length} organizations` : 'Organizations',
          items: found.slice(0, SHOWN).map(({ id, name }) => ({
            key: id,
            label: name,
            isCurrent: id === scope?.orgId,
            onChoose: choose(() => navigate({ to: `/organizations/${id}/${page ?? 'overview'}` })),
          })),
        },
        {
          label: 'More',
          items: [
            {
              key: 'all',
              label: 'View All Organizations',
              onChoose: choose(() => navigate({ to: '/organizations' })),
            },
            {
              key: 'new',
              label: 'New Organization',
              onChoose: choose(() => navigate({ to: '/organizations/new' })),
            },
          ],
        },
      ]}
    />
  );
}

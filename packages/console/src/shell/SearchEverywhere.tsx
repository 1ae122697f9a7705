import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { getPermissions, type Scope } from '../api/calls/scopes.js';
import { search } from '../api/calls/search.js';
import { read } from '../api/query.js';
import { Dialog } from '../kit/Dialog.js';
import { Refusal } from '../kit/Refusal.js';
import { NOTHING_TYPED, type SearchGroup, SearchList } from '../kit/SearchList.js';
import { usePaused } from '../kit/usePaused.js';
import { lastOrganization } from '../session/last-organization.js';
import { actionsOf, type Destination, hitKinds, ownPages, pagesOf, placeOf } from './destinations.js';
import type { NamedScope } from './scope.js';

/** Finds pages, actions and everything with a name or an ID that may be seen, from anywhere in the console. */
export function SearchEverywhere({ scope, onClose }: { scope: NamedScope | undefined; onClose: () => void }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const wanted = typed.text.trim();
  const asked = usePaused(wanted);
  const orgId = scope?.orgId ?? lastOrganization() ?? undefined;
  const query = useQuery({ ...read(search(asked, orgId)), enabled: asked !== '' });
  const { actions, isAsking } = useActions(scope);
  const itemOf = ({ label, hint, to, search: values }: Destination) => ({
    key: `${to} ${JSON.stringify(values ?? {})} ${label}`,
    label,
    hint,
    onChoose() {
      onClose();
      void navigate({ to, search: values ?? {} });
    },
  });
  const matching = (all: readonly Destination[]) =>
    all.filter(({ label }) => label.toLowerCase().includes(wanted.toLowerCase())).map(itemOf);
  const hits = asked === '' || asked !== wanted ? [] : (query.data?.results ?? []);
  const groups: readonly SearchGroup[] = [
    ...hitKinds.map(([kind, label]) => ({
      label,
      items: hits.filter((hit) => hit.kind === kind).map((hit) => itemOf(placeOf(hit))),
    })),
    { label: 'Actions', items: matching(actions) },
    { label: 'Pages', items: matching([...(scope ? pagesOf(scope) : []), ...ownPages]) },
  ];
  const list = (
    <SearchList
      label="Search everything"
      placeholder="A name, public key, client ID, any ID, or an IP address"
      typed={typed}
      onType={setTyped}
      groups={groups}
      isBusy={isAsking || asked !== wanted || query.isFetching}
      nothing={`Nothing that you may see is called “${wanted}”.`}
    />
  );
  return (
    <Dialog title="Search" onClose={onClose} meanwhile={list}>
      {list}
      <Refusal error={query.error} />
    </Dialog>
  );
}

/** What the signed-in person may begin in the scope that is open. */
function useActions(scope: NamedScope | undefined): {
  readonly actions: readonly Destination[];
  readonly isAsking: boolean;
} {
  const { data, isLoading } = useQuery({
    ...read(getPermissions(scope ?? NOWHERE)),
    staleTime: 30_000,
    placeholderData: undefined,
    enabled: scope !== undefined,
  });
  const offered = scope === undefined ? [] : actionsOf(scope);
  const allowed = offered.filter(({ permission }) => data?.permissions.includes(permission));
  return { actions: [...allowed, NEW_ORGANIZATION], isAsking: isLoading };
}

const NOWHERE: Scope = { kind: 'organization', orgId: '' };

const NEW_ORGANIZATION: Destination = { label: 'New Organization', to: '/organizations/new' };

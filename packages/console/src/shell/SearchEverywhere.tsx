import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { getPermissions, type Scope } from '../api/calls/scopes.js';
import { search } from '../api/calls/search.js';
import { read } from '../api/query.js';
import { Dialog } from '../kit/Dialog.js';
import { Refusal } from '../kit/Refusal.js';
import { type SearchGroup, SearchList } from '../kit/SearchList.js';
import { usePaused } from '../kit/usePaused.js';
import { lastOrganization } from '../session/last-organization.js';
import { actionsOf, type Destination, hitKinds, ownPages, pagesOf, placeOf } from './destinations.js';
import type { NamedScope } from './scope.js';

/** Finds pages, actions and everything with a name or an ID that may be seen, from anywhere in the console. */
export function SearchEverywhere({ scope, onClose }: { scope: NamedScope | undefined; onClose: () => void }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const typed = text.trim();
  const asked = usePaused(typed);
  const orgId = scope?.orgId ?? lastOrganization() ?? undefined;
  const query = useQuery({ ...read(search(asked, orgId)), enabled: asked !== '' });
  const actions = useActions(scope);
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
    all.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase())).map(itemOf);
  const hits = asked === '' || asked !== typed ? [] : (query.data?.results ?? []);
  const groups: readonly SearchGroup[] = [
    ...hitKinds.map(([kind, label]) => ({
      label,
      items: hits.filter((hit) => hit.kind === kind).map((hit) => itemOf(placeOf(hit))),
    })),
    { label: 'Actions', items: matching(actions) },
    { label: 'Pages', items: matching([...(scope ? pagesOf(scope) : []), ...ownPages]) },
  ];
  return (
    <Dialog title="Search" onClose={onClose}>
      <SearchList
        label="Search everything"
        placeholder="A name, public key, client ID, any ID, or an IP address"
        text={text}
        onType={setText}
        groups={groups}
        isBusy={typed !== '' && (asked !== typed || query.isFetching)}
        nothing={`Nothing that you may see is called “${typed}”.`}
      />
      <Refusal error={query.error} />
    </Dialog>
  );
}

/** What the signed-in person may begin in the scope that is open. */
function useActions(scope: NamedScope | undefined): readonly Destination[] {
  const { data } = useQuery({
    ...read(getPermissions(scope ?? NOWHERE)),
    staleTime: 30_000,
    placeholderData: undefined,
    enabled: scope !== undefined,
  });
  const offered = scope === undefined ? [] : actionsOf(scope);
  return [...offered.filter(({ permission }) => data?.permissions.includes(permission)), NEW_ORGANIZATION];
}

const NOWHERE: Scope = { kind: 'organization', orgId: '' };

const NEW_ORGANIZATION: Destination = { label: 'New Organization', to: '/organizations/new' };

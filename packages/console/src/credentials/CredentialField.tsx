import { shownText } from '@sallyport/client';
import { useQuery } from '@tanstack/react-query';
import { type Credential, listCredentials } from '../api/calls/credentials.js';
import { read } from '../api/query.js';
import { SuggestField } from '../kit/SuggestField.js';
import { usePaused } from '../kit/usePaused.js';
import { credentialName } from './credential-name.js';

const SHOWN = 6;

/** Names a credential of the organization that is not in the project yet, by typing or from what matches below. */
export function CredentialField({
  label,
  hint,
  text,
  problem,
  orgId,
  groupId,
  kinds,
  onChange,
}: {
  label: string;
  hint: string;
  text: string;
  problem: string | undefined;
  orgId: string;
  groupId: string;
  /** The kinds that can be invited. */
  kinds: readonly Credential['kind'][];
  onChange: (text: string) => void;
}) {
  const search = usePaused(text.trim());
  const [onlyKind] = kinds.length === 1 ? kinds : [];
  const { data } = useQuery(
    read(
      listCredentials(
        { kind: 'organization', orgId },
        {
          ...(onlyKind && { kind: onlyKind }),
          ...(search && { search }),
          withoutGroupId: groupId,
          itemsPerPage: SHOWN,
        },
      ),
    ),
  );
  const matching = data?.results ?? [];
  const isNamed = matching.some((credential) => credentialName(credential) === text.trim());
  return (
    <div className="stack-tight">
      <SuggestField
        label={label}
        hint={hint}
        problem={problem}
        value={text}
        suggestions={isNamed ? [] : matching.map(suggestionOf)}
        onType={onChange}
        onChoose={({ value }) => onChange(value)}
      />
      <span className="hint" role="status">
        {data &&
          search !== '' &&
          !isNamed &&
          matching.length === 0 &&
          'Nothing outside of the project matches.'}
      </span>
    </div>
  );
}

function suggestionOf(credential: Credential) {
  const { kind, name, description } = credential;
  return {
    value: credentialName(credential),
    label: credentialName(credential),
    hint: `${kind === 'API_KEY' ? 'API key' : 'Service account'} · ${shownText(name ?? description)}`,
  };
}

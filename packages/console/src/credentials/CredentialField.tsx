import { shownText } from '@sallyport/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Credential, listCredentials } from '../api/calls/credentials.js';
import { read } from '../api/query.js';
import { SuggestField } from '../kit/SuggestField.js';
import { credentialName } from './credential-name.js';

const PAUSE_MS = 200;
const SHOWN = 6;
/** More than are shown, because those already in the project fall out. */
const ASKED = 50;

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
  const search = useAfterPause(text.trim());
  const [onlyKind] = kinds.length === 1 ? kinds : [];
  const { data } = useQuery(
    read(
      listCredentials(
        { kind: 'organization', orgId },
        { ...(onlyKind && { kind: onlyKind }), ...(search && { search }), itemsPerPage: ASKED },
      ),
    ),
  );
  const isNamed = data?.results.some((credential) => credentialName(credential) === text.trim());
  const matching = (data?.results ?? []).filter(({ groupRoles }) =>
    groupRoles.every((granted) => granted.groupId !== groupId),
  );
  return (
    <div className="stack-tight">
      <SuggestField
        label={label}
        hint={hint}
        problem={problem}
        value={text}
        suggestions={isNamed ? [] : matching.slice(0, SHOWN).map(suggestionOf)}
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

function useAfterPause(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findTeams, type TeamOverview, type TeamQuery } from '../api/calls/teams.js';
import { read } from '../api/query.js';
import { CheckList } from '../kit/CheckList.js';
import { counted } from '../kit/counted.js';
import { Skeleton } from '../kit/Loaded.js';
import { Refusal } from '../kit/Refusal.js';
import { usePaused } from '../kit/usePaused.js';

/** Teams of an organization, of which several can be chosen. The server finds them; those that are chosen stay in sight. */
export function TeamsField({
  orgId,
  query = {},
  hint,
  problem,
  none,
  chosen,
  onChange,
}: {
  orgId: string;
  /** Which teams can be chosen. */
  query?: Pick<TeamQuery, 'withoutGroupId'>;
  hint?: string;
  problem?: string | undefined;
  /** What is said when there are none; without it, nothing is. */
  none?: string;
  chosen: readonly TeamOverview[];
  onChange: (chosen: readonly TeamOverview[]) => void;
}) {
  const [text, setText] = useState('');
  const all = useQuery(read(findTeams(orgId, '', query)));
  const found = useQuery(read(findTeams(orgId, usePaused(text.trim()), query)));
  if (found.data === undefined || all.data === undefined)
    return found.error ? <Refusal error={found.error} /> : <Skeleton />;
  if (all.data.totalCount === 0)
    return (
      none && (
        <div className="field">
          <p>{none}</p>
          {problem && <div className="problem">{problem}</div>}
        </div>
      )
    );
  const { results, totalCount } = found.data;
  // In their places, so that nothing moves under the pointer; those that were found by another text come first.
  const shown = [...chosen.filter(({ id }) => results.every((team) => team.id !== id)), ...results];
  return (
    <CheckList
      label="Teams"
      hint={hint}
      problem={problem}
      options={shown.map(({ id, name, memberCount }) => ({
        value: id,
        label: name,
        hint: counted(memberCount, 'member'),
      }))}
      chosen={chosen.map(({ id }) => id)}
      onChange={(ids) => onChange(shown.filter(({ id }) => ids.includes(id)))}
      search={{
        text,
        onType: setText,
        all: all.data.totalCount,
        matching: totalCount,
        found: results.length,
      }}
    />
  );
}

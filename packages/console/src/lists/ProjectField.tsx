import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findProjects } from '../api/calls/scopes.js';
import { read } from '../api/query.js';
import { SuggestField } from '../kit/SuggestField.js';
import { usePaused } from '../kit/usePaused.js';

/** A project as far as it is chosen. */
export interface ChosenProject {
  readonly id: string;
  readonly name: string;
}

/** Takes one of the projects of an organization, which the server finds by a part of the name. */
export function ProjectField({
  orgId,
  project,
  taken = [],
  problem,
  onChange,
}: {
  orgId: string;
  project: ChosenProject | undefined;
  /** The IDs of those that cannot be chosen. */
  taken?: readonly string[];
  problem?: string | undefined;
  onChange: (project: ChosenProject | undefined) => void;
}) {
  const [typed, setTyped] = useState('');
  const { data } = useQuery(read(findProjects(orgId, usePaused(project ? '' : typed.trim()))));
  return (
    <SuggestField
      label="Project"
      placeholder="Type a part of the name"
      value={project?.name ?? typed}
      problem={problem}
      suggestions={(data?.results ?? [])
        .filter(({ id }) => !taken.includes(id))
        .map(({ id, name }) => ({ value: id, label: name }))}
      onType={(text) => {
        setTyped(text);
        onChange(undefined);
      }}
      onChoose={({ value, label }) => {
        setTyped('');
        onChange({ id: value, name: label });
      }}
    />
  );
}

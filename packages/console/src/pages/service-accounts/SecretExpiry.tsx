import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getOrganizationSettings } from '../../api/calls/organization-settings.js';
import { read } from '../../api/query.js';
import { SelectField } from '../../kit/Field.js';
import { durations, usualDuration } from './expiry.js';

/** The menu "Client Secret Expiration", as far as the organization allows. `hours` is undefined until it is known. */
export function DurationField({
  label,
  orgId,
  hours,
  problem,
  onChange,
}: {
  label: string;
  orgId: string;
  hours: number | undefined;
  problem?: string | undefined;
  onChange: (hours: number) => void;
}) {
  const settings = useQuery({ ...read(getOrganizationSettings(orgId)), staleTime: 60_000 });
  const [isChosen, setIsChosen] = useState(false);
  // Whoever may not read the settings gets the published durations; the server has the last word.
  const offered = durations(settings.data?.maxServiceAccountSecretValidityInHours);
  const usual = usualDuration(offered)?.hours;
  useEffect(() => {
    if (!isChosen && !settings.isPending && usual !== undefined) onChange(usual);
  }, [isChosen, settings.isPending, usual, onChange]);
  return (
    <SelectField
      label={label}
      hint="How long the secret works. The shorter, the less harm a leak does."
      problem={problem}
      options={offered.map((duration) => ({ value: String(duration.hours), label: duration.label }))}
      value={String(hours ?? usual)}
      onValueChange={(value) => {
        setIsChosen(true);
        onChange(Number(value));
      }}
    />
  );
}

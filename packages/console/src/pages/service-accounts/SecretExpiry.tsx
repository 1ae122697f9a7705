import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { getOrganizationSettings } from '../../api/calls/organization-settings.js';
import { read } from '../../api/query.js';
import { Badge } from '../../kit/Badge.js';
import { SelectField } from '../../kit/Field.js';
import { durations, expiryWarning, usualDuration } from './expiry.js';

/** A badge for a client secret or an API key that ends soon or has ended; for others what is given instead. */
export function ExpiryBadge({
  expiresAt,
  what,
  otherwise,
}: {
  expiresAt: string;
  what?: 'Secret' | 'Key';
  otherwise?: ReactNode;
}) {
  const warning = expiryWarning(expiresAt, Date.now(), what);
  return warning ? <Badge tone={warning.tone}>{warning.text}</Badge> : otherwise;
}

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

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OrganizationSettings } from '../../api/calls/organization-settings.js';
import { ConfirmDialog } from '../../kit/Dialog.js';
import { TextField } from '../../kit/Field.js';
import { Notice } from '../../kit/Notice.js';
import { Refusal } from '../../kit/Refusal.js';
import { SaveButtons } from '../../kit/SaveButtons.js';
import { Toggle } from '../../kit/Toggle.js';
import { useForm } from '../../kit/useForm.js';
import { useSession } from '../../session/session.js';
import { useSettings } from './useSettings.js';

/** What people need to work in the organization: a second factor, and sessions that are not too old. */
export function SignInSettings({ orgId, settings }: { orgId: string; settings: OrganizationSettings }) {
  const { error, isBusy, reset, save } = useSettings(orgId);
  const [isAsking, setIsAsking] = useState(false);
  const isRequired = settings.multiFactorAuthRequired;
  return (
    <section className="card form" aria-labelledby="signing-in">
      <h2 id="signing-in">Signing In</h2>
      <Toggle
        label="Require Multi-Factor Authentication"
        isOn={isRequired}
        onChange={(isOn) => {
          reset();
          if (isOn) setIsAsking(true);
          else save({ multiFactorAuthRequired: false });
        }}
        hint="People work in this organization only when they signed in with a second factor. API keys and service accounts are not affected."
      />
      {!isAsking && <Refusal error={error} />}
      <SessionTimeouts orgId={orgId} settings={settings} />
      {isAsking && (
        <ConfirmDialog
          title="Require Multi-Factor Authentication?"
          action="Require It"
          look="primary"
          isBusy={isBusy}
          error={error}
          onClose={() => setIsAsking(false)}
          onConfirm={() => save({ multiFactorAuthRequired: true }, () => setIsAsking(false))}
        >
          <p>
            From the next request on, sessions without a second factor are refused in this organization, those
            that exist included. People set one up on their own page, Password and Second Factor.
          </p>
          <OwnSecondFactor />
        </ConfirmDialog>
      )}
    </section>
  );
}

/** Warns those who would shut themselves out. */
function OwnSecondFactor() {
  const { hasSecondFactor, isSecondFactorGiven } = useSession();
  if (isSecondFactorGiven) return null;
  return (
    <Notice tone="warning" title="This shuts you out too">
      {hasSecondFactor ? (
        <p>You signed in without your second factor. Sign out, and in again with it, to get back in.</p>
      ) : (
        <p>
          You have no second factor. <Link to="/account/security">Set one up</Link> first, or you cannot open
          this organization until you have.
        </p>
      )}
    </Notice>
  );
}

const DEFAULT_HOURS = 12;
const ABSOLUTE = { least: 60, most: DEFAULT_HOURS * 60 };
const LEAST_IDLE = 5;

const minutesOf = (seconds: number | undefined) => (seconds === undefined ? '' : String(seconds / 60));
const secondsOf = (minutes: string) => (minutes.trim() === '' ? null : Math.round(Number(minutes) * 60));

function SessionTimeouts({ orgId, settings }: { orgId: string; settings: OrganizationSettings }) {
  const { error, isBusy, save } = useSettings(orgId);
  const timeouts = settings.customSessionTimeouts;
  const saved = {
    absolute: minutesOf(timeouts?.absoluteSessionTimeoutInSeconds),
    idle: minutesOf(timeouts?.idleSessionTimeoutInSeconds),
  };
  const [draft, setDraft] = useState<typeof saved>();
  const { absolute, idle } = draft ?? saved;
  const absoluteProblem = outside(absolute, ABSOLUTE.least, ABSOLUTE.most)
    ? `Enter ${ABSOLUTE.least} to ${ABSOLUTE.most} minutes, or nothing for ${DEFAULT_HOURS} hours.`
    : undefined;
  const mostIdle = absolute.trim() === '' || absoluteProblem ? ABSOLUTE.most : Number(absolute);
  const idleProblem = outside(idle, LEAST_IDLE, mostIdle)
    ? `Enter ${LEAST_IDLE} to ${mostIdle} minutes, no longer than a session lasts, or nothing for no limit.`
    : undefined;
  const isChanged = draft !== undefined && (absolute !== saved.absolute || idle !== saved.idle);
  const form = useForm({
    problems: { absolute: absoluteProblem, idle: idleProblem },
    showsAtOnce: true,
    sending: { isPending: isBusy, error },
    send() {
      if (!isChanged) return;
      const customSessionTimeouts = {
        absoluteSessionTimeoutInSeconds: secondsOf(absolute),
        idleSessionTimeoutInSeconds: secondsOf(idle),
      };
      save({ customSessionTimeouts }, () => {
        setDraft(undefined);
        form.focusFirst();
      });
    },
  });
  return (
    <form className="form" {...form.props}>
      <TextField
        label="Sessions End After, in Minutes"
        hint={`Counted from signing in. Empty: ${DEFAULT_HOURS} hours. People in several organizations get the shortest time.`}
        inputMode="numeric"
        value={absolute}
        problem={form.problem('absolute')}
        onChange={(event) => setDraft({ absolute: event.target.value, idle })}
      />
      <TextField
        label="Idle Sessions End After, in Minutes"
        hint="Counted from the last request. Empty: no limit."
        inputMode="numeric"
        value={idle}
        problem={form.problem('idle')}
        onChange={(event) => setDraft({ absolute, idle: event.target.value })}
      />
      <Refusal error={error} />
      <SaveButtons isShown={isChanged} isBusy={isBusy} onCancel={() => setDraft(undefined)} />
    </form>
  );
}

/** Whether a text is neither empty nor a number within the bounds. */
function outside(text: string, least: number, most: number): boolean {
  if (text.trim() === '') return false;
  const value = Number(text);
  return !(value >= least && value <= most);
}

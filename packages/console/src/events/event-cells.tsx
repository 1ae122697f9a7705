import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { FeedEvent } from '../api/calls/events.js';
import { NameText } from '../kit/NameText.js';
import { useMay, useScope } from '../shell/scope.js';
import { eventActor, eventProject, eventTargets, type Target } from './event-words.js';
import styles from './events.module.css';

/** Who did it, with a link to the credential. */
export function ActorCell({ event }: { event: FeedEvent }) {
  const { kind, name, id } = eventActor(event);
  const key = useKeyLink();
  const account = useAccountLink();
  if (kind === 'Server') return <span className="quiet nowrap">{name}</span>;
  return (
    <span className={`${styles.cell} ${styles.actor}`}>
      <span className="quiet">{kind}</span>
      {kind === 'API Key' && id !== undefined ? (
        key({ details: id }, name)
      ) : kind === 'Service Account' ? (
        account(name)
      ) : (
        <NameText text={name} />
      )}
    </span>
  );
}

/** What it is about; in an organization's feed also the project where it happened. */
export function TargetCell({ event }: { event: FeedEvent }) {
  const scope = useScope();
  const targets = eventTargets(event);
  const project = scope.kind === 'organization' ? eventProject(event) : undefined;
  const isGone = event.eventTypeName.endsWith('_DELETED');
  return (
    <span className={styles.cell}>
      {targets.map((target) => (
        <Fragment key={target.kind}>
          <span className="quiet">{target.kind}</span>
          <TargetName target={target} isGone={isGone && target === targets[0]} />
        </Fragment>
      ))}
      {project !== undefined && targets[0]?.kind !== 'Project' && (
        <>
          <span className="quiet">in Project</span>
          <TargetName target={project} isGone={false} />
        </>
      )}
    </span>
  );
}

/** Its name, with a link where there is a page of it. Of what is gone there is none. */
export function TargetName({ target, isGone }: { target: Target; isGone: boolean }): ReactNode {
  const { kind, text, id } = target;
  const { orgId } = useScope();
  const key = useKeyLink();
  const account = useAccountLink();
  const isId = (id === undefined || id === text) && kind !== 'User';
  const shown = isId ? <code>{text}</code> : <NameText text={text} />;
  if (!isGone) {
    if (kind === 'API Key') return key({ search: text }, text);
    if (kind === 'Service Account') return account(text);
    if (kind === 'Team') return <Link to={`/organizations/${orgId}/teams/${id}`}>{shown}</Link>;
    if (kind === 'Project' && id !== undefined) return <Link to={`/projects/${id}/activity`}>{shown}</Link>;
  }
  return shown;
}

/** Keys that an event names may have left the project, so links go to the organization's page. */
function useKeyLink() {
  const { orgId } = useScope();
  return (search: { details: string } | { search: string }, publicKey: string) => (
    <Link to={`/organizations/${orgId}/applications/api-keys`} search={search}>
      <code>{publicKey}</code>
    </Link>
  );
}

function useAccountLink() {
  const { orgId } = useScope();
  const may = useMay({ kind: 'organization', orgId });
  return (clientId: string) =>
    may('organization.serviceAccounts.read') ? (
      <Link to={`/organizations/${orgId}/applications/service-accounts/${clientId}`}>
        <code>{clientId}</code>
      </Link>
    ) : (
      <code>{clientId}</code>
    );
}

import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { type FeedEvent, getEvent } from '../../api/calls/events.js';
import { read } from '../../api/query.js';
import { ChangeFacts } from '../../events/EventChanges.js';
import { TargetName } from '../../events/event-cells.js';
import {
  eventActor,
  eventCategory,
  eventLabel,
  eventProject,
  eventTargets,
} from '../../events/event-words.js';
import { Code } from '../../kit/Code.js';
import { CopyButton, CopyField } from '../../kit/Copy.js';
import { Dialog } from '../../kit/Dialog.js';
import { Loaded } from '../../kit/Loaded.js';
import { Time, utcText } from '../../kit/Time.js';
import { useScope } from '../../shell/scope.js';
import styles from './Activity.module.css';

/** The modal with everything that one event tells, down to what the API answers. */
export function EventDetails({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQuery(read(getEvent(useScope(), id)));
  return (
    <Dialog
      size="wide"
      title={query.data ? eventLabel(query.data.eventTypeName) : 'Event'}
      description="Event Details"
      onClose={onClose}
    >
      <Loaded query={query}>{(event) => <Facts event={event} />}</Loaded>
    </Dialog>
  );
}

function Facts({ event }: { event: FeedEvent }) {
  const { created, eventTypeName, remoteAddress, raw } = event;
  const actor = eventActor(event);
  const isGone = eventTypeName.endsWith('_DELETED');
  const project = eventProject(event);
  const targets = eventTargets(event);
  const json = JSON.stringify(event, null, 2);
  return (
    <div className="stack">
      <dl className="facts">
        <dt>Time</dt>
        <dd>
          <Time time={created} />
          <div className="quiet">{utcText(created)}</div>
        </dd>
        <dt>Event Type</dt>
        <dd>
          <code>{eventTypeName}</code>
        </dd>
        <dt>Category</dt>
        <dd>{eventCategory(eventTypeName)}</dd>
        <dt>Who</dt>
        <dd>
          {actor.kind === 'Server' ? 'Sallyport itself' : `${actor.kind} `}
          {actor.kind === 'User' ? actor.name : actor.kind !== 'Server' && <code>{actor.name}</code>}
          {actor.id !== undefined && (
            <div className="quiet">
              ID <code>{actor.id}</code>
            </div>
          )}
        </dd>
        <dt>From</dt>
        <dd>{remoteAddress ? <code>{remoteAddress}</code> : <span className="quiet">No address</span>}</dd>
        {targets
          .filter(({ kind }) => kind !== 'Project' && kind !== 'Organization')
          .map((target, place) => (
            <Fragment key={target.kind}>
              <dt>{target.kind}</dt>
              <dd>
                <TargetName target={target} isGone={isGone && place === 0} />
              </dd>
            </Fragment>
          ))}
        <ChangeFacts event={event} />
        {project && (
          <>
            <dt>Project</dt>
            <dd>
              {raw?.gn ?? <span className="quiet">There is no project of this ID any more</span>}
              <div className="quiet">
                ID <code>{project.id}</code>
              </div>
            </dd>
          </>
        )}
        {raw?.orgId && (
          <>
            <dt>Organization</dt>
            <dd>
              {raw.orgName}
              <div className="quiet">
                ID <code>{raw.orgId}</code>
              </div>
            </dd>
          </>
        )}
      </dl>
      <CopyField label="Event ID" value={event.id} />
      <details className={styles.raw}>
        <summary>As the API answers it</summary>
        <div className="stack-tight">
          <div className="row row-end">
            <CopyButton text={json} label="the event as JSON" />
          </div>
          <Code text={json} />
        </div>
      </details>
    </div>
  );
}

import type { AuditEvent, ScopeNames } from '../../../store/queries/events.js';
import type { EventViewForOrg } from '../../schemas/events.js';
import { presentEvent as presentOnAtlas } from '../event.js';
import { linksOf, type MakeLink } from './links.js';

/** An event as on the Atlas wire, with its link on this one, where that of an organization's event leads somewhere. */
export function presentEvent(
  event: AuditEvent,
  view: 'organization' | 'project',
  link: MakeLink,
  rawNames?: ScopeNames,
): EventViewForOrg {
  const scope = event.projectId === null ? `/orgs/${event.organizationId}` : `/groups/${event.projectId}`;
  return {
    ...presentOnAtlas(event, view, link, rawNames),
    links: linksOf(link, `${scope}/events/${event.id}`),
  };
}

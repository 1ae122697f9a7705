import type { AuditEvent, ScopeNames } from '../../../../store/queries/events.js';
import { presentEvent as presentOnAtlas } from '../../../atlas/v2/presenters/event.js';
import type { EventViewForOrg } from '../../../atlas/v2/schemas/events.js';
import { linksOf, type MakeLink } from '../links.js';

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

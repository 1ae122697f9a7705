import { both, type EventRow } from './row.js';

/** What happens to service accounts, but the ends of their secrets: those are told of organizations and projects. */
export const serviceAccountEvents = [
  ['SERVICE_ACCOUNT_CREATED', 'Service account was created', both, 'clientId'],
  ['SERVICE_ACCOUNT_DELETED', 'Service account was deleted', both, 'clientId', 'revokes'],
  ['SERVICE_ACCOUNT_DETAILS_CHANGED', 'Service account got another name or description', both, 'clientId'],
  ['SERVICE_ACCOUNT_NOTES_CHANGED', 'Service account got other notes', both, 'clientId', 'own'],
  ['SERVICE_ACCOUNT_ROLES_CHANGED', 'Service account got other roles', both, 'clientId', 'revokes'],
  ['SERVICE_ACCOUNT_ADDED_TO_GROUP', 'Service account was added to a project', both, 'clientId'],
  [
    'SERVICE_ACCOUNT_REMOVED_FROM_GROUP',
    'Service account was removed from a project',
    both,
    'clientId',
    'revokes',
  ],
  [
    'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED',
    'Service account access list got an entry',
    both,
    'clientId whitelistEntry',
  ],
  [
    'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED',
    'Service account access list lost an entry',
    both,
    'clientId whitelistEntry',
    'revokes',
  ],
  ['SERVICE_ACCOUNT_SECRET_ADDED', 'Service account got a client secret', both, 'clientId'],
  [
    'SERVICE_ACCOUNT_SECRET_DELETED',
    'Client secret of service account was deleted',
    both,
    'clientId',
    'revokes',
  ],
  [
    'SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED',
    'Service account inherits console access list',
    both,
    'clientId',
  ],
  [
    'SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED',
    'Service account stops inheriting console access list',
    both,
    'clientId',
  ],
] as const satisfies readonly EventRow[];

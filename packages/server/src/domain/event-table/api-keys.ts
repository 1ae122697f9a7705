import { both, type EventRow } from './row.js';

/** What happens to API keys. */
export const apiKeyEvents = [
  ['API_KEY_CREATED', 'API key was created', both, 'targetPublicKey'],
  ['API_KEY_DELETED', 'API key was deleted', both, 'targetPublicKey', 'revokes'],
  ['API_KEY_DESCRIPTION_CHANGED', 'API key got another description', both, 'targetPublicKey'],
  ['API_KEY_ROLES_CHANGED', 'API key got other roles', both, 'targetPublicKey', 'revokes'],
  ['API_KEY_ADDED_TO_GROUP', 'API key was added to a project', both, 'targetPublicKey'],
  ['API_KEY_REMOVED_FROM_GROUP', 'API key was removed from a project', both, 'targetPublicKey', 'revokes'],
  [
    'API_KEY_ACCESS_LIST_ENTRY_ADDED',
    'API key access list got an entry',
    both,
    'targetPublicKey whitelistEntry',
  ],
  [
    'API_KEY_ACCESS_LIST_ENTRY_DELETED',
    'API key access list lost an entry',
    both,
    'targetPublicKey whitelistEntry',
    'revokes',
  ],
  [
    'API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED',
    'API key inherits console access list',
    both,
    'targetPublicKey',
  ],
  [
    'API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED',
    'API key stops inheriting console access list',
    both,
    'targetPublicKey',
  ],
  ['API_KEY_EXPIRY_CHANGED', 'API key got another expiry or none', both, 'targetPublicKey', 'own revokes'],
  ['API_KEY_NOTES_CHANGED', 'API key got other notes', both, 'targetPublicKey', 'own'],
  ['API_KEY_EXPIRING', 'API key expires soon', both, 'targetPublicKey', 'own'],
  ['API_KEY_EXPIRED', 'API key has expired', both, 'targetPublicKey', 'own'],
] as const satisfies readonly EventRow[];

import { describe, expect, it } from 'vitest';
import { eventTypes, isEventType } from './events.js';

const named = new Map(eventTypes.map((event) => [event.type, event]));

describe('event types', () => {
  it('are listed once each', () => {
    expect(named.size).toBe(eventTypes.length);
    expect(eventTypes.length).toBe(106);
  });

  it.each(eventTypes)('describe $type in a few words', ({ type, description, scopes }) => {
    expect(type).toMatch(/^[A-Z][A-Z_]+$/);
    expect(description).toMatch(/^[A-Z].*[a-z]$/);
    expect(description.split(' ').length).toBeLessThanOrEqual(8);
    expect(scopes.length).toBeGreaterThan(0);
  });

  it('are described differently from each other', () => {
    expect(new Set(eventTypes.map(({ description }) => description)).size).toBe(eventTypes.length);
  });

  it('cover the published families of API keys and service accounts in both lists', () => {
    const of = (prefix: string) =>
      eventTypes.filter(({ type, published }) => published && type.startsWith(prefix));
    expect(of('API_KEY_')).toHaveLength(10);
    expect(of('SERVICE_ACCOUNT_')).toHaveLength(12);
    for (const { scopes } of [...of('API_KEY_'), ...of('SERVICE_ACCOUNT_')]) {
      expect(scopes).toEqual(['organization', 'project']);
    }
  });

  it('are marked where they are not published', () => {
    expect(eventTypes.filter(({ published }) => !published).map(({ type }) => type)).toEqual([
      'API_KEY_EXPIRY_CHANGED',
      'API_KEY_NOTES_CHANGED',
      'API_KEY_EXPIRING',
      'API_KEY_EXPIRED',
      'SERVICE_ACCOUNT_NOTES_CHANGED',
      'OLD_EVENTS_REMOVED',
      'ORG_INVITATION_CHANGED',
      'GUARDED_API_CREATED',
      'GUARDED_API_VERSION_APPLIED',
      'GUARDED_API_VERSION_ACTIVATED',
      'GUARDED_API_MODE_CHANGED',
      'GUARDED_API_DELETED',
      'GATE_CREATED',
      'GATE_CHANGED',
      'GATE_DELETED',
    ]);
  });

  it('tell what was recorded of them', () => {
    expect(named.get('API_KEY_ACCESS_LIST_ENTRY_ADDED')?.details).toEqual([
      'targetPublicKey',
      'whitelistEntry',
    ]);
    expect(named.get('ORG_SETTINGS_UPDATED')?.details).toEqual([]);
    expect(named.get('GROUP_TAGS_MODIFIED')?.details).toEqual(['resourceId', 'resourceType']);
  });

  it('are alertable where the published alert conditions name them', () => {
    expect(named.get('ORG_PUBLIC_API_ACCESS_LIST_REQUIRED')?.alertable).toBe(true);
    expect(named.get('API_KEY_CREATED')?.alertable).toBe(false);
  });

  it.each(['', 'api_key_created', 'ORG_DELETED', 'toString'])('do not include %j', (value) => {
    expect(isEventType(value)).toBe(false);
  });

  it('are recognized by name', () => {
    for (const { type } of eventTypes) expect(isEventType(type)).toBe(true);
  });
});

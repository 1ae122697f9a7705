import { eventTypes } from '../domain/events.js';
import type { NewEvent } from '../domain/new-event.js';
import type { Sealing } from '../domain/sealing.js';
import type { WriteTransaction } from '../store/store.js';

/** What a run put into the store. Secrets in it can be read only now; `isGiven` ones stand in the seed. */
export interface SeedOutcome {
  /** What became different, a line each; none when the store already was as the seed says. */
  readonly changes: readonly string[];
  readonly warnings: readonly string[];
  readonly users: readonly MadeUser[];
  readonly organizations: readonly SeededOrganization[];
}

export interface MadeUser {
  readonly username: string;
  readonly password: string;
  readonly isGiven: boolean;
}

/** An organization of the seed, made or found. */
export interface SeededOrganization {
  readonly orgId: string;
  readonly name: string;
  readonly projects: readonly { readonly groupId: string; readonly name: string }[];
  /** The members whom the seed makes Organization Owner. */
  readonly owners: readonly string[];
  readonly apiKeys: readonly MadeApiKey[];
  readonly serviceAccounts: readonly MadeServiceAccount[];
}

export interface MadeApiKey {
  readonly id: string;
  readonly description: string;
  readonly roles: readonly string[];
  readonly publicKey: string;
  readonly privateKey: string;
  readonly isGiven: boolean;
}

/** An account with a secret of it; one with two secrets is there twice, first with the newest, which lasts. */
export interface MadeServiceAccount {
  readonly name: string;
  readonly roles: readonly string[];
  readonly clientId: string;
  readonly clientSecret: string;
  readonly isGiven: boolean;
}

/** One run within its transaction. What is written in it is noted as a change by the event it leaves. */
export interface SeedRun {
  readonly transaction: WriteTransaction;
  readonly sealing: Sealing;
  /** The lines of all changes; for the end, when every id has its name. */
  changes(): string[];
  /** Notes a change that leaves no event. */
  note(change: string): void;
  /** What an id is called in the lines of changes. */
  name(id: string, name: string): void;
}

const descriptions = new Map<string, string>(eventTypes.map(({ type, description }) => [type, description]));

export function beginSeedRun(sealing: Sealing, outer: WriteTransaction): SeedRun {
  const changes: (string | NewEvent)[] = [];
  const names = new Map<string, string>();
  const transaction: WriteTransaction = {
    ...outer,
    async recordEvent(event) {
      await outer.recordEvent(event);
      changes.push(event);
    },
  };
  outer.withoutEvent('a seed that changes nothing leaves no event; every change leaves its own');

  function lineOf({ type, organizationId, projectId, details = {} }: NewEvent): string {
    const where = [organizationId, projectId].flatMap((id) => (id ? [names.get(id) ?? id] : [])).join(' / ');
    const about = Object.values(details)
      .map((value) => names.get(String(value)) ?? String(value))
      .filter((text) => text !== 'project' && text !== names.get(projectId ?? ''));
    const what = descriptions.get(type) ?? type;
    return `${where}: ${what}${about.length === 0 ? '' : `: ${about.join(', ')}`}`;
  }

  return {
    transaction,
    sealing,
    changes: () => changes.map((change) => (typeof change === 'string' ? change : lineOf(change))),
    note: (change) => void changes.push(change),
    name: (id, name) => void names.set(id, name),
  };
}

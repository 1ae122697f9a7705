import { sql } from 'kysely';
import { preparedInsert } from './prepared.js';
import type { Writer } from './writer.js';

/** What was refused alike within a minute. Texts are empty where they do not apply; times in UTC milliseconds. */
export interface RecentRefusal {
  readonly organizationId: string;
  readonly minute: number;
  readonly projectId: string;
  /** Of a person the id of the user. */
  readonly credentialId: string;
  readonly api: string;
  readonly operation: string;
  readonly code: string;
  readonly address: string;
  /** The step of the decision that refused. */
  readonly step: string;
  /** Whether the secret was right; otherwise the credential is only what was named. */
  readonly isProved: boolean;
  /** The one that was missing. */
  readonly permission: string;
  readonly detail: string;
  readonly lastAt: number;
  readonly count: number;
}

/** What sets one row apart from another. */
export const refusalKey = [
  'organization_id',
  'minute',
  'project_id',
  'credential_id',
  'api',
  'operation',
  'code',
  'address',
] as const;

const add = preparedInsert('recent_refusals', (insert) =>
  insert.onConflict((conflict) =>
    conflict.columns([...refusalKey]).doUpdateSet({
      count: sql`recent_refusals.count + excluded.count`,
      last_at: sql`case when excluded.last_at > recent_refusals.last_at then excluded.last_at else recent_refusals.last_at end`,
    }),
  ),
);

/** Adds refusals, a few of them: their SQL is remembered. */
export async function addRefusals(database: Writer, refusals: readonly RecentRefusal[]): Promise<void> {
  await add(
    database,
    refusals.map((refusal) => ({
      organization_id: refusal.organizationId,
      minute: refusal.minute,
      project_id: refusal.projectId,
      credential_id: refusal.credentialId,
      api: refusal.api,
      operation: refusal.operation,
      code: refusal.code,
      address: refusal.address,
      step: refusal.step,
      is_proved: refusal.isProved ? 1 : 0,
      permission: refusal.permission,
      detail: refusal.detail,
      last_at: refusal.lastAt,
      count: refusal.count,
    })),
  );
}

import type { StoredColumns } from '../stored-columns.js';

/** The columns of the tables of use and of refusals. */
export const useColumns = {
  use_counts: {
    organization_id: 'plain',
    hours: 'plain',
    starts_at: 'plain',
    project_id: 'plain',
    credential_id: ['personal', 'Who called how often: the id of a person, or of a credential'],
    api: 'plain',
    operation: 'plain',
    code: 'plain',
    allowed: 'plain',
    refused: 'plain',
  },
  recent_refusals: {
    organization_id: 'plain',
    minute: 'plain',
    project_id: 'plain',
    credential_id: ['personal', 'Who was refused: the id of a person, or of a credential'],
    api: 'plain',
    operation: 'plain',
    code: 'plain',
    address: ['personal', 'Address from which a request came that was refused; kept for 7 days'],
    step: 'plain',
    is_proved: 'plain',
    permission: 'plain',
    detail: [
      'personal',
      'Why, for the operator: addresses, roles and ids, and nothing that the caller chose',
    ],
    last_at: 'plain',
    count: 'plain',
  },
} as const satisfies Partial<StoredColumns>;

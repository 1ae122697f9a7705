import { beforeAll, describe, expect, it } from 'vitest';
import { makeOrganization } from '../../src/changes/organizations/make-organization.js';
import { makeProject } from '../../src/changes/projects/make-project.js';
import {
  makeServiceAccount,
  type NewServiceAccount,
} from '../../src/changes/service-accounts/make-service-account.js';
import { SYSTEM } from '../../src/domain/new-event.js';
import { replaceCredentialProjectRoles } from '../../src/store/queries/credential-roles.js';
import { hasUsableOwner } from '../../src/store/queries/owners.js';
import {
  findServiceAccountForAuthentication,
  listOrganizationServiceAccounts,
  listProjectServiceAccounts,
  listServiceAccountProjects,
} from '../../src/store/queries/service-accounts.js';
import type { Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';

const ALL = { limit: 100, offset: 0 };

eachEngine((engine) => {
  let store: Store;
  let organizationId: string;
  beforeAll(async () => {
    store = await engine.openTestStore();
    organizationId = await store.write(ABOUT_ALL, (transaction) =>
      makeOrganization(transaction, SYSTEM, { name: 'Example' }),
    );
  });

  const addAccount = (organizationRoles: string[], hours = 24): Promise<NewServiceAccount> =>
    store.write(ABOUT_ALL, (transaction) =>
      makeServiceAccount(transaction, SYSTEM, {
        organizationId,
        name: 'ci',
        description: 'made by a test',
        organizationRoles,
        secretTerms: { hours },
      }),
    );

  describe('service accounts in the store', () => {
    it('count as owners while they have the role and a secret that has not expired', async () => {
      const usable = (now: number) => hasUsableOwner(store.reader, organizationId, now);
      await addAccount(['ORG_MEMBER']);
      expect(await usable(Date.now())).toBe(false);
      const { secret } = await addAccount(['ORG_READ_ONLY', 'ORG_OWNER'], 8);
      expect(await usable(secret.expiresAt - 1)).toBe(true);
      expect(await usable(secret.expiresAt)).toBe(false);
      expect(await hasUsableOwner(store.reader, 'another', Date.now())).toBe(false);
    });

    it('are listed in pages, in their organization and in projects, and list their projects in pages', async () => {
      const { account } = await addAccount(['ORG_MEMBER']);
      const projects: string[] = [];
      for (const name of ['one', 'two', 'three'])
        projects.push(
          await store.write(ABOUT_ALL, (transaction) =>
            makeProject(transaction, SYSTEM, { organizationId, name }),
          ),
        );
      await store.write(ABOUT_ALL, async (transaction) => {
        transaction.withoutEvent('test data');
        for (const id of projects)
          await replaceCredentialProjectRoles(transaction.database, account.id, {
            projectId: id,
            roles: ['GROUP_READ_ONLY', 'GROUP_OWNER'],
          });
      });
      const all = await listServiceAccountProjects(store.reader, account.id, ALL);
      expect(all).toEqual({
        results: [...projects]
          .sort()
          .map((projectId) => ({ projectId, roles: ['GROUP_OWNER', 'GROUP_READ_ONLY'] })),
        totalCount: 3,
      });
      const middle = await listServiceAccountProjects(store.reader, account.id, { limit: 1, offset: 1 });
      expect(middle).toEqual({ results: all.results.slice(1, 2), totalCount: 3 });

      const inProject = await listProjectServiceAccounts(store.reader, projects[0] ?? '', ALL);
      expect(inProject.results.map(({ clientId }) => clientId)).toEqual([account.clientId]);
      const first = await listOrganizationServiceAccounts(store.reader, organizationId, {
        limit: 1,
        offset: 0,
      });
      expect(first.results).toHaveLength(1);
      expect(first.totalCount).toBe(3);
    });

    it('are found by client ID with what authentication needs, and never with the secret itself', async () => {
      const { account, secret } = await addAccount(['ORG_MEMBER']);
      const found = await findServiceAccountForAuthentication(store.reader, account.clientId);
      expect(found).toMatchObject({
        id: account.id,
        secrets: [{ id: secret.id, expiresAt: secret.expiresAt }],
      });
      expect(JSON.stringify(found)).not.toContain(secret.secret);
      expect(await findServiceAccountForAuthentication(store.reader, 'unknown')).toBeNull();
    });
  });
});

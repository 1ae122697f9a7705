import { expect, it } from 'vitest';
import { findCredentialGrants } from '../../src/store/queries/credential-grants.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { addApiKey, addOrganization, addProject } from '../support/rows.js';

eachEngine((engine) => {
  it('finds the roles and the access list of one credential and of no other', async () => {
    const store = await engine.openTestStore();
    const cidrBlocks = ['192.0.2.0/24', '2001:db8::/32'];
    await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('test');
      await addOrganization(database, 'o1');
      for (const id of ['p2', 'p1']) await addProject(database, { id, organizationId: 'o1' });
      await addApiKey(database, { id: 'k1', organizationId: 'o1', cidrBlocks });
      await addApiKey(database, { id: 'k2', organizationId: 'o1', cidrBlocks: ['10.0.0.0/8'] });
      await addApiKey(database, { id: 'k3', organizationId: 'o1' });
      await database
        .insertInto('credential_organization_roles')
        .values(['ORG_OWNER', 'ORG_MEMBER'].map((role) => ({ credential_id: 'k1', role })))
        .execute();
      await database
        .insertInto('credential_project_roles')
        .values([
          { credential_id: 'k1', project_id: 'p2', role: 'GROUP_READ_ONLY' },
          { credential_id: 'k1', project_id: 'p2', role: 'GROUP_OWNER' },
          { credential_id: 'k1', project_id: 'p1', role: 'GROUP_OWNER' },
          { credential_id: 'k2', project_id: 'p1', role: 'GROUP_READ_ONLY' },
        ])
        .execute();
    });

    const grants = await findCredentialGrants(store.reader, 'k1');
    expect(grants.organizationRoles).toEqual(['ORG_MEMBER', 'ORG_OWNER']);
    expect([...grants.projectRoles]).toEqual([
      ['p1', ['GROUP_OWNER']],
      ['p2', ['GROUP_OWNER', 'GROUP_READ_ONLY']],
    ]);
    expect([...grants.cidrBlocks].sort()).toEqual(cidrBlocks);
    expect(await findCredentialGrants(store.reader, 'k3')).toEqual({
      organizationRoles: [],
      projectRoles: new Map(),
      cidrBlocks: [],
    });
  });
});

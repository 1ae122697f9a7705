import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addKey, allowAddresses } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { eventsOfCall } from '#test/trail.js';
import { ABOUT_ALL } from '../../../store/subjects.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/orgs/${server.first.orgId}/settings`;
});
afterAll(() => server.stop());

const update = (body: unknown, options = {}) => server.curl(path, { method: 'PATCH', body, ...options });
const eventsOf = (body: unknown) => eventsOfCall(server, server.first.orgId, () => update(body));

describe('updateOrgSettings', () => {
  it('changes what is named, leaves the rest, and answers all settings in alphabetical order', async () => {
    await update({ operationsContact: 'ops@example.com' });
    const answer = await update({
      customSessionTimeouts: { absoluteSessionTimeoutInSeconds: 3600, idleSessionTimeoutInSeconds: 300 },
      genAIFeaturesEnabled: false,
      maxServiceAccountSecretValidityInHours: 8,
      multiFactorAuthRequired: true,
      restrictEmployeeAccess: true,
      securityContact: 'security@example.com',
      streamsCrossGroupEnabled: true,
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.text).toBe(
      JSON.stringify({
        apiAccessListRequired: false,
        customSessionTimeouts: { absoluteSessionTimeoutInSeconds: 3600, idleSessionTimeoutInSeconds: 300 },
        genAIFeaturesEnabled: false,
        maxServiceAccountSecretValidityInHours: 8,
        multiFactorAuthRequired: true,
        operationsContact: 'ops@example.com',
        restrictEmployeeAccess: true,
        securityContact: 'security@example.com',
        streamsCrossGroupEnabled: true,
      }),
    );
    expect((await server.curl(path)).text).toBe(answer.text);
  });

  it('takes back what is sent empty or null', async () => {
    await update({
      customSessionTimeouts: { absoluteSessionTimeoutInSeconds: 7200, idleSessionTimeoutInSeconds: 600 },
      operationsContact: 'ops@example.com',
      securityContact: 'security@example.com',
    });
    const cleared = await update({ operationsContact: null, securityContact: '' });
    expect(cleared.json).not.toHaveProperty('operationsContact');
    expect(cleared.json).not.toHaveProperty('securityContact');
    expect(cleared.json.customSessionTimeouts.idleSessionTimeoutInSeconds).toBe(600);

    const oneLess = await update({ customSessionTimeouts: { absoluteSessionTimeoutInSeconds: null } });
    expect(oneLess.json.customSessionTimeouts).toEqual({ idleSessionTimeoutInSeconds: 600 });
    const none = await update({ customSessionTimeouts: null });
    expect(none.status, none.text).toBe(200);
    expect(none.json).not.toHaveProperty('customSessionTimeouts');
  });

  it.each([
    [{ multiFactorAuthRequired: true }, ['ORG_TWO_FACTOR_AUTH_REQUIRED']],
    [{ multiFactorAuthRequired: false }, ['ORG_TWO_FACTOR_AUTH_OPTIONAL']],
    [{ restrictEmployeeAccess: true }, ['ORG_EMPLOYEE_ACCESS_RESTRICTED']],
    [{ restrictEmployeeAccess: false }, ['ORG_EMPLOYEE_ACCESS_UNRESTRICTED']],
    [{ securityContact: 'a@example.com' }, ['SECURITY_CONTACT_MODIFIED']],
    [{ operationsContact: 'b@example.com' }, ['OPERATIONS_CONTACT_MODIFIED']],
    [{ customSessionTimeouts: { idleSessionTimeoutInSeconds: 900 } }, ['CUSTOM_SESSION_TIMEOUT_MODIFIED']],
    [{ maxServiceAccountSecretValidityInHours: 24 }, ['ORG_SERVICE_ACCOUNT_MAX_SECRET_VALIDITY_EDITED']],
    [{ streamsCrossGroupEnabled: true }, []],
  ])('tells of %j', async (body, events) => {
    const opposite = Object.fromEntries(
      Object.entries(body).map(([name, value]) => [name, typeof value === 'boolean' ? !value : undefined]),
    );
    await update(opposite);
    expect(await eventsOf(body)).toEqual([...events, 'ORG_SETTINGS_UPDATED'].sort());
    expect(await eventsOf(body)).toEqual([]);
  });

  it.each([
    [
      { customSessionTimeouts: { absoluteSessionTimeoutInSeconds: 3599 } },
      'customSessionTimeouts.absoluteSessionTimeoutInSeconds',
    ],
    [
      { customSessionTimeouts: { absoluteSessionTimeoutInSeconds: 43_201 } },
      'customSessionTimeouts.absoluteSessionTimeoutInSeconds',
    ],
    [
      { customSessionTimeouts: { idleSessionTimeoutInSeconds: 299 } },
      'customSessionTimeouts.idleSessionTimeoutInSeconds',
    ],
    [
      { customSessionTimeouts: { idleSessionTimeoutInSeconds: 43_201 } },
      'customSessionTimeouts.idleSessionTimeoutInSeconds',
    ],
    [
      { customSessionTimeouts: { absoluteSessionTimeoutInSeconds: 3600, idleSessionTimeoutInSeconds: 3601 } },
      'customSessionTimeouts.idleSessionTimeoutInSeconds',
    ],
    [{ maxServiceAccountSecretValidityInHours: 7 }, 'maxServiceAccountSecretValidityInHours'],
    [{ maxServiceAccountSecretValidityInHours: 8761 }, 'maxServiceAccountSecretValidityInHours'],
  ])('refuses %j and names the field', async (body, field) => {
    const before = await server.curl(path);
    const answer = await update(body);
    expectRefusal(answer, { status: 400, code: 'VALIDATION_ERROR', fields: [field] });
    expect(answer.json.detail).toContain(field);
    expect((await server.curl(path)).text).toBe(before.text);
  });

  it('refuses wrong types and unknown attributes, also inside the timeouts', async () => {
    expectRefusal(await update({ apiAccessListRequired: 'yes' }), {
      status: 400,
      code: 'INVALID_JSON_ATTRIBUTE',
      parameters: ['apiAccessListRequired'],
    });
    expectRefusal(await update({ customSessionTimeouts: { idleSessionTimeoutInSeconds: 'long' } }), {
      status: 400,
      code: 'INVALID_JSON_ATTRIBUTE',
      parameters: ['customSessionTimeouts.idleSessionTimeoutInSeconds'],
    });
    expectRefusal(await update({ customSessionTimeouts: { idle: 600 } }), {
      status: 400,
      code: 'INVALID_ATTRIBUTE',
      parameters: ['customSessionTimeouts.idle'],
    });
  });

  it('is for owners', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    expectRefusal(await update({ genAIFeaturesEnabled: false }, { key }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
  });
});

describe('requiring access lists', () => {
  const organization = () => `/api/atlas/v2/orgs/${server.first.orgId}`;
  const guarded = {
    status: 400,
    code: 'CANNOT_REQUIRE_ACCESS_LIST_WITHOUT_CALLER',
    parameters: ['127.0.0.1'],
  };
  // The console is not there yet to help whoever locked everybody out.
  afterEach(() =>
    server.services.store.write(ABOUT_ALL, async (transaction) => {
      await transaction.database.updateTable('organizations').set({ api_access_list_required: 0 }).execute();
      transaction.changed({ kind: 'organization', subject: server.first.orgId });
      transaction.withoutEvent('between two tests');
    }),
  );

  it('is refused to a key without a list, with the address it calls from and the way out', async () => {
    const answer = await update({ apiAccessListRequired: true, multiFactorAuthRequired: true });
    expectRefusal(answer, guarded);
    expect(answer.json.detail).toContain('127.0.0.1');
    expect(answer.json.detail).toContain('force=true');
    expect((await server.curl(path)).json.apiAccessListRequired).toBe(false);
  });

  it('holds from the very next request, for every key whose list is empty', async () => {
    const listed = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    const unlisted = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    await allowAddresses(server, listed.id, ['127.0.0.0/30']);
    expect((await server.curl(organization(), { key: unlisted })).status).toBe(200);

    const events = await eventsOfCall(server, server.first.orgId, async () => {
      const answer = await update({ apiAccessListRequired: true }, { key: listed });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.json.apiAccessListRequired).toBe(true);
    });
    expect(events).toEqual(['ORG_PUBLIC_API_ACCESS_LIST_REQUIRED', 'ORG_SETTINGS_UPDATED']);
    expectRefusal(await server.curl(organization(), { key: unlisted }), {
      status: 403,
      code: 'ORG_REQUIRES_ACCESS_LIST',
      parameters: ['127.0.0.1'],
    });

    const off = await eventsOfCall(server, server.first.orgId, () =>
      update({ apiAccessListRequired: false }, { key: listed }),
    );
    expect(off).toEqual(['ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED', 'ORG_SETTINGS_UPDATED']);
    expect((await server.curl(organization(), { key: unlisted })).status).toBe(200);
  });

  it('can be forced, and then locks out the caller as the live service does', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    const body = { apiAccessListRequired: true };
    expectRefusal(await server.curl(`${path}?force=false`, { method: 'PATCH', body, key }), guarded);
    const forced = await server.curl(`${path}?force=true`, { method: 'PATCH', body, key });
    expect(forced.status, forced.text).toBe(200);
    expectRefusal(await server.curl(path, { key }), { status: 403, code: 'ORG_REQUIRES_ACCESS_LIST' });
  });

  it('asks nothing of a caller who sets what is set already', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    await allowAddresses(server, key.id, ['127.0.0.1/32']);
    await update({ apiAccessListRequired: true }, { key });
    const again = await eventsOfCall(server, server.first.orgId, () =>
      update({ apiAccessListRequired: true }, { key }),
    );
    expect(again).toEqual([]);
  });
});

import type { Clock } from '../domain/clock.js';
import { RefusalError, refuse } from '../domain/errors.js';
import { newId } from '../domain/ids.js';
import { createValidator } from '../http/wire/validate.js';
import { listAllOrganizations } from '../store/queries/organizations.js';
import { applySeed } from './apply-seed.js';
import { pathText, SeedProblem } from './seed-problem.js';
import { Seed, type SeedOrganization } from './seed-schema.js';

type Parts = Parameters<typeof applySeed>[0] & { readonly now: Clock };

const validator = createValidator(Seed);

/**
 * Makes an organization that a test has to itself, from what a seed file says of one. Its name may be left out; without
 * credentials it gets an owner key and an owner service account, without projects one. Throws RefusalError, which names
 * the field as the seed has it.
 */
export async function makeTestOrganization(parts: Parts, asked: unknown): Promise<object> {
  const organization = completed(asked as Partial<SeedOrganization>, parts.now());
  const seed = { organizations: [organization] };
  const [violation] = validator.violations(seed);
  if (violation !== undefined)
    throw problem(violation.field.replace(/^organizations\.0\.?/, '') || 'body', violation.description);
  const [known] = await listAllOrganizations(parts.store.reader, organization.name);
  if (known !== undefined) throw problem('name', `is that of ${known.id}: leave it out for one of its own`);
  try {
    const { organizations } = await applySeed(parts, seed);
    const [made] = organizations;
    if (made === undefined) throw new Error('the seed made nothing');
    const { orgId, name, projects, apiKeys, serviceAccounts } = made;
    return {
      orgId,
      name,
      projects,
      apiKeys: apiKeys.map(({ id, description, publicKey, privateKey, roles }) => ({
        id,
        description,
        publicKey,
        privateKey,
        roles,
      })),
      serviceAccounts: serviceAccounts.map(({ name: account, clientId, clientSecret }) => ({
        name: account,
        clientId,
        clientSecret,
      })),
    };
  } catch (error) {
    if (!(error instanceof SeedProblem)) throw error;
    throw problem(
      pathText(error.path).replace(/^organizations\[0\]\.?/, '') || 'body',
      `cannot be made: ${error.message}`,
    );
  }
}

function completed(asked: Partial<SeedOrganization>, now: number): SeedOrganization {
  const { name = `Test ${newId(now)}`, projects = [{ name: 'Project' }] } = asked;
  const hasCredentials = asked.apiKeys !== undefined || asked.serviceAccounts !== undefined;
  const roles = ['ORG_OWNER' as const];
  return {
    ...asked,
    name,
    projects,
    ...(!hasCredentials && {
      apiKeys: [{ description: 'owner', roles }],
      serviceAccounts: [{ name: 'owner', description: 'owner', roles }],
    }),
  } as SeedOrganization;
}

function problem(field: string, text: string): RefusalError {
  return new RefusalError(refuse('INVALID_TEST_CONTROL', field, text));
}

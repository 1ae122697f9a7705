import { createHmac } from 'node:crypto';
import { RefusalError, refuse } from '../../domain/errors.js';
import { type ListedProject, listProjects } from '../../store/queries/projects.js';
import type { Principal } from '../principal.js';
import { visibleProjects } from '../visible-projects.js';
import type { ReachFacts, ReachRule } from './reach-rule.js';

const KEY_HEX_DIGITS = 32;
const PAGE_LENGTH = 500;

/**
 * The agent API key of a project, 32 hexadecimal digits. No agent reports to this server, so it opens nothing: it only
 * names the project. It follows from the master key and the project, so nothing has to be stored.
 */
export function agentApiKeyOf({ sealing }: Pick<ReachFacts, 'sealing'>, projectId: string): string {
  const mac = createHmac('sha256', sealing.deriveKey('agent API keys')).update(projectId);
  return mac.digest('hex').slice(0, KEY_HEX_DIGITS);
}

export const projectOfAgentApiKey: ReachRule<{ readonly agentApiKey: string }> = {
  require: ({ facts, caller, path }) =>
    requireProjectOfAgentApiKey(facts, caller.principal, path.agentApiKey),
};

/** The project of an agent API key among those the principal may see. Refuses what belongs to none of them. */
export async function requireProjectOfAgentApiKey(
  facts: ReachFacts,
  principal: Principal,
  key: string,
): Promise<ListedProject> {
  for (let offset = 0; ; offset += PAGE_LENGTH) {
    const page = { limit: PAGE_LENGTH, offset };
    const { results } = await listProjects(facts.reader, visibleProjects(principal), page);
    const found = results.find((project) => agentApiKeyOf(facts, project.id) === key);
    if (found) return found;
    if (results.length < PAGE_LENGTH) throw new RefusalError(refuse('GROUP_NOT_FOUND', key));
  }
}

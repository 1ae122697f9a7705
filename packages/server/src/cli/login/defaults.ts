import { CommandError } from '../command-error.js';
import type { Terminal } from '../io.js';
import type { Api } from '../kit/connect.js';
import { isId } from '../kit/shared-flags.js';
import type { Profile } from '../profiles/profile.js';
import type { PropertyName } from '../profiles/properties.js';
import type { Named, PageOf } from '../wire.js';
import { type Choice, chooseOne } from './choose-one.js';

// More than this is typed by ID, as with the Atlas CLI.
const MOST_CHOICES = 50;

interface Situation {
  readonly terminal: Terminal;
  readonly profile: Profile;
}

export interface Defaults {
  readonly org_id: string | undefined;
  readonly project_id: string | undefined;
  readonly output: string | undefined;
}

/**
 * What a new log-in works with by default. The environment decides, then there being only one; otherwise a terminal is
 * asked, and a script gets none. Asks the server, so wrong credentials show. Throws CommandError.
 */
export async function chooseDefaults(api: Api, situation: Situation): Promise<Defaults> {
  const org_id = await choose(situation, {
    property: 'org_id',
    question: 'Choose a default organization:',
    idQuestion: 'Default Org ID: ',
    page: await listOf(api, '/orgs', { name: '' }),
  });
  const project_id = await choose(situation, {
    property: 'project_id',
    question: 'Choose a default project:',
    idQuestion: 'Default Project ID: ',
    // Credentials may see organizations without the right to list their projects.
    page: await listOf(api, org_id === undefined ? '/groups' : `/orgs/${org_id}/groups`, {}).catch(nothing),
  });
  return { org_id, project_id, output: await chooseOutput(situation) };
}

function listOf(api: Api, path: string, query: Readonly<Record<string, string>>): Promise<PageOf<Named>> {
  return api.request('GET', path, {
    query: { includeCount: true, itemsPerPage: MOST_CHOICES, ...query, pageNum: 1 },
  });
}

function nothing(error: unknown): PageOf<Named> {
  if (error instanceof CommandError) return { results: [] };
  throw error;
}

async function choose(
  { terminal, profile }: Situation,
  asked: { property: PropertyName; question: string; idQuestion: string; page: PageOf<Named> },
): Promise<string | undefined> {
  const given = environmentValue(profile, asked.property);
  if (given !== undefined) return given;
  const { results, totalCount = results.length } = asked.page;
  if (results.length <= 1) return results[0]?.id;
  if (!terminal.isInteractive) return undefined;
  if (totalCount > MOST_CHOICES) {
    const id = await terminal.ask(asked.idQuestion);
    if (id !== '' && !isId(id)) throw new CommandError(`the provided value '${id}' is not a valid ID`);
    return id || undefined;
  }
  const choices = results.map(({ id, name }): Choice<string> => [id, `${name} (${id})`]);
  return chooseOne(terminal, asked.question, choices);
}

async function chooseOutput({ terminal, profile }: Situation): Promise<string | undefined> {
  const given = environmentValue(profile, 'output');
  if (given !== undefined || !terminal.isInteractive) return given;
  return chooseOne(terminal, 'Default Output Format:', [
    ['plaintext', 'plaintext'],
    ['json', 'json'],
  ]);
}

function environmentValue(profile: Profile, property: PropertyName): string | undefined {
  const found = profile.find(property);
  return found?.source === 'environment' ? found.value : undefined;
}

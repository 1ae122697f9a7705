import type { Atlas, Page } from '@sallyport/client';
import { CommandError } from '../command-error.js';
import type { Terminal } from '../io.js';
import type { Api } from '../kit/connect.js';
import { isId } from '../kit/shared-flags.js';
import type { Profile } from '../profiles/profile.js';
import type { PropertyName } from '../profiles/properties.js';
import { type Choice, chooseOne } from './choose-one.js';

// More than this is typed by ID, as with the Atlas CLI.
const MOST_CHOICES = 50;
const FIRST_CHOICES = { includeCount: true, itemsPerPage: MOST_CHOICES, pageNum: 1 };

/** What is chosen from: the first page of a list. */
type Choices = Pick<Page<Pick<Atlas.Group, 'id' | 'name'>>, 'results' | 'totalCount'>;

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
    page: await api.call('listOrgs', { ...FIRST_CHOICES, name: '' }),
  });
  const project_id = await choose(situation, {
    property: 'project_id',
    question: 'Choose a default project:',
    idQuestion: 'Default Project ID: ',
    // Credentials may see organizations without the right to list their projects.
    page: await listProjects(api, org_id).catch(nothing),
  });
  return { org_id, project_id, output: await chooseOutput(situation) };
}

function listProjects(api: Api, orgId: string | undefined): Promise<Choices> {
  return orgId === undefined
    ? api.call('listGroups', FIRST_CHOICES)
    : api.call('getOrgGroups', { orgId, ...FIRST_CHOICES });
}

function nothing(error: unknown): Choices {
  if (error instanceof CommandError) return { results: [], totalCount: 0 };
  throw error;
}

async function choose(
  { terminal, profile }: Situation,
  asked: { property: PropertyName; question: string; idQuestion: string; page: Choices },
): Promise<string | undefined> {
  const given = environmentValue(profile, asked.property);
  if (given !== undefined) return given;
  const { results, totalCount } = asked.page;
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

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aroundProjects, beside } from './beside.js';
import { organizationInvitations, projectInvitations } from './invitations.js';
import { eventLists, networkEntries } from './lists.js';
import { organizationKeys, organizations } from './organizations.js';
import { people } from './people.js';
import { play } from './play.js';
import { projectKeys } from './project-keys.js';
import { fullOrganization, projects } from './projects.js';
import type { Story } from './step.js';
import { teams } from './teams.js';

// Every combination of operation, version and status that the live service was recorded to answer, compared in all that
// clients can tell: the status, the headers they read, and the body to the byte.

const stories: readonly Story[] = [
  beside,
  organizations,
  organizationKeys,
  projectKeys,
  projects,
  fullOrganization,
  people,
  organizationInvitations,
  projectInvitations,
  teams,
  networkEntries,
  eventLists,
  aroundProjects,
];

const recorded = stories.flatMap(({ steps }) => steps.filter(({ live }) => live !== undefined));

describe('the recorded answers', () => {
  it('are seventy', () => {
    expect(recorded).toHaveLength(70);
  });

  it('are told in the table of differences where this server answers otherwise', () => {
    const page = readFileSync(
      new URL('../../../../../docs/reference/differences.md', import.meta.url),
      'utf8',
    );
    const areas = page.split('\n').map((line) => line.split(' | ')[0]?.slice(2));
    const differing = recorded.flatMap(({ request, live }) =>
      live?.differs ? [[request, live.differs.areas]] : [],
    );
    expect(differing).toEqual([['GET /groups/{G}/limits', ['Project limits: maxima']]]);
    for (const area of differing.flatMap(([, told]) => told ?? [])) expect(areas).toContain(area);
  });

  it.each(stories)('of $title are those of this server', async (story) => {
    const { got, expected } = await play(story);
    expect(got).toEqual(expected);
  });
});

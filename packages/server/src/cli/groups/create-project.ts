import { CommandError } from '../command-error.js';
import { defineCommand } from '../kit/command.js';
import { list, text, toggle } from '../kit/flags.js';
import { given } from '../kit/given.js';
import { inOrganization, organizationId, output } from '../kit/shared-flags.js';
import { said } from '../views.js';

export const createProject = defineCommand({
  name: 'create',
  summary: 'Create a project in an organization.',
  operations: ['createGroup'],
  arguments: { projectName: 'Name of the project.' },
  flags: {
    ...inOrganization,
    ...output,
    ownerId: text('ID of the user who owns the project.', { placeholder: 'id' }),
    tag: list('Tag of the project.', { placeholder: 'key=value' }),
    withoutDefaultAlertSettings: toggle('Create it without the default alert settings.'),
    govCloudRegionsOnly: toggle('Restrict it to government regions. Stored, but has no effect here.'),
  },
  examples: [
    {
      text: 'Create a project',
      line: 'projects create Payments --orgId 5a1b39eec902201990f12345 --output json',
    },
    {
      text: 'Create a project with tags',
      line: 'projects create Payments --tag env=test --tag team=billing',
    },
  ],
  async run(context) {
    const { arguments: values, flags } = context;
    const body = {
      name: values.projectName,
      orgId: organizationId(context),
      ...(flags.withoutDefaultAlertSettings ? { withDefaultAlertsSettings: false } : {}),
      ...(flags.govCloudRegionsOnly ? { regionUsageRestrictions: 'GOV_REGIONS_ONLY' as const } : {}),
      ...(flags.tag.length > 0 ? { tags: flags.tag.map(readTag) } : {}),
    };
    context.show(
      await context.call('createGroup', { ...given({ projectOwnerId: flags.ownerId }), body }),
      said(({ id }) => `Project '${id}' created.`),
    );
  },
});

function readTag(written: string): { key: string; value: string } {
  const equals = written.indexOf('=');
  if (equals < 1) throw new CommandError(`--tag: ${JSON.stringify(written)} must be formatted as key=value`);
  return { key: written.slice(0, equals), value: written.slice(equals + 1) };
}

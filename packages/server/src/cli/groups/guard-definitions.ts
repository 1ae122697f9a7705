import type { Private } from '@sallyport/client';
import type { GuardDefinition } from '../../domain/guard/definition.js';
import { CommandError } from '../command-error.js';
import { type Command, defineCommand } from '../kit/command.js';
import { requiredText, text, toggle } from '../kit/flags.js';
import { inOrganization, isId, organizationId, output } from '../kit/shared-flags.js';
import type { View } from '../output/output-form.js';
import { said } from '../views.js';
import { readDefinitionFile, readTextFile } from './guard-file.js';

const file = { file: 'The definition, in YAML or JSON, such as shop.guard.yaml.' };
const retire = {
  retire: toggle('Go on although a role that is gone is still granted. The grants stay, and permit nothing.'),
};

/** Commands about the file of a definition. */
export const definitionCommands: readonly Command[] = [
  defineCommand({
    name: 'check',
    summary:
      'Check the definition of a guarded API, without a server. Names everything that is wrong, with its line.',
    arguments: file,
    examples: [{ text: 'Check a definition', line: 'guard check shop.guard.yaml' }],
    async run(context) {
      const { definition } = await readDefinitionFile(context.arguments.file);
      context.terminal.write(`${context.arguments.file} is valid: ${countsOf(definition)}\n`);
      for (const note of notesOn(definition)) context.terminal.write(`${note}\n`);
    },
  }),
  defineCommand({
    name: 'diff',
    summary: 'Show what a definition would change, and who would gain and lose by it, without applying it.',
    operations: ['previewGuardDefinition'],
    arguments: file,
    flags: { ...inOrganization, ...output, ...retire },
    examples: [{ text: 'Compare a definition with the active version', line: 'guard diff shop.guard.yaml' }],
    async run(context) {
      const { definition, content } = await readDefinitionFile(context.arguments.file);
      const orgId = organizationOf(definition, context);
      const body = { definition: JSON.stringify(content), retire: context.flags.retire };
      context.show(await context.call('previewGuardDefinition', { orgId, body }), previewLines);
    },
  }),
  defineCommand({
    name: 'apply',
    summary: 'Apply a definition: it becomes the active version of its API, which the first one makes.',
    operations: ['applyGuardDefinition'],
    arguments: file,
    flags: { ...inOrganization, ...output, ...retire },
    examples: [{ text: 'Apply a definition', line: 'guard apply shop.guard.yaml' }],
    async run(context) {
      const { definition, content } = await readDefinitionFile(context.arguments.file);
      const orgId = organizationOf(definition, context);
      const body = { definition: JSON.stringify(content), retire: context.flags.retire };
      context.show(
        await context.call('applyGuardDefinition', { orgId, body }),
        said(({ api, isNewVersion }) =>
          isNewVersion
            ? `Version ${api.activeVersion} of '${api.name}' applied. Mode: ${api.mode}.`
            : `'${api.name}' already is as the definition says: version ${api.activeVersion}. Mode: ${api.mode}.`,
        ),
      );
    },
  }),
  defineCommand({
    name: 'import',
    summary:
      'Write a definition from an OpenAPI document: routes from its paths, permissions from the scopes of its security or from tags and methods.',
    arguments: { file: 'The OpenAPI document, in YAML or JSON.' },
    flags: {
      api: requiredText('Name of the guarded API.', { placeholder: 'name' }),
      organization: requiredText('Name or ID of the organization that owns it.', { placeholder: 'name' }),
      dialect: text('Kind of proxy, for a gate of the same name.', { placeholder: 'name' }),
    },
    examples: [
      {
        text: 'Begin a definition with the routes of an OpenAPI document',
        line: 'guard import openapi.yaml --api shop --organization Acme > shop.guard.yaml',
      },
    ],
    async run(context) {
      const { terminal, flags } = context;
      const [{ readDocument }, { writeYaml }, { importOpenApi }] = await Promise.all([
        import('../../documents/read-document.js'),
        import('../../documents/write-yaml.js'),
        import('../../domain/guard/import-openapi.js'),
      ]);
      const read = await readDocument(readTextFile(context.arguments.file));
      if ('problems' in read)
        throw new CommandError(
          read.problems
            .map(({ line, column, message }) => `${context.arguments.file}:${line}:${column}: ${message}`)
            .join('\n'),
        );
      const { content, notes } = importOpenApi(read.document.value, flags);
      const gates = flags.dialect === undefined ? {} : { gates: { [flags.api]: flags.dialect } };
      terminal.write(await writeYaml({ ...content, ...gates }));
      for (const note of notes) terminal.writeError(`${note}\n`);
    },
  }),
];

/** The organization that a definition names by its ID, or else that of the command. */
function organizationOf(
  { organization }: GuardDefinition,
  context: Parameters<typeof organizationId>[0],
): string {
  return context.flags.orgId === undefined && isId(organization) ? organization : organizationId(context);
}

function countsOf({ api, routes, tools, permissions, roles }: GuardDefinition): string {
  const counts = [
    `${routes.length} routes`,
    ...(tools.length > 0 ? [`${tools.length} tools`] : []),
    `${permissions.length} permissions`,
    `${roles.length} roles`,
  ];
  return `${api}, ${counts.join(', ')}.`;
}

/** What is right, and may surprise. */
function notesOn({ routes, limits, accepts, paths, openTo }: GuardDefinition): readonly string[] {
  const hasLimits = routes.some(({ limit }) => limit !== undefined) || Object.keys(limits).length > 0;
  const isOpen = Object.values(paths).some((isAllowed) => isAllowed);
  return [
    ...(hasLimits
      ? ['Each node counts limits for itself: on three nodes they are three times as high.']
      : []),
    ...(Object.values(accepts).some((isAccepted) => isAccepted)
      ? [
          'accepts: secrets are sent with each request. Keep Authorization and X-API-Key out of the log of the proxy.',
        ]
      : []),
    ...(isOpen ? ['paths: allow only what the API itself reads as one spelling.'] : []),
    ...(openTo === 'installation'
      ? ['openTo: installation is taken from a seed file or "sallyport start --guard" alone.']
      : []),
  ];
}

const previewLines: View<Private.GuardDefinitionPreview> = (preview) => {
  const { isNewApi, isNewVersion, lastWeek, routes, permissions, roles, settings } = preview;
  if (!isNewVersion) return 'No difference: it is the active version already.\n';
  const lines = [
    ...(isNewApi ? ['A new API.'] : []),
    ...section('Routes', [
      ...routes.added.map((name) => `+ ${name}`),
      ...routes.removed.map((name) => `- ${name}`),
      ...routes.changed.map(({ route, before, after }) => `~ ${route}: ${before} → ${after}`),
    ]),
    ...section('Permissions', [
      ...permissions.added.map((name) => `+ ${name}`),
      ...permissions.removed.map((name) => `- ${name}`),
    ]),
    ...section('Roles', roles.map(roleLine)),
    ...section(
      'Also changed',
      settings.map((name) => `~ ${name}`),
    ),
  ];
  return `${[...(lines.length === 0 ? ['Only its wording.'] : lines), ...lastWeekLines(lastWeek)].join('\n')}\n`;
};

function lastWeekLines({
  callers,
  refused,
  refusedCallers,
}: Private.GuardDefinitionPreview['lastWeek']): readonly string[] {
  if (callers === 0) return [];
  const title =
    refusedCallers === 0
      ? `None of the ${callers} credentials that called in the last week would be refused.`
      : `${refusedCallers} of the ${callers} credentials that called in the last week would be refused:`;
  return [
    title,
    ...refused.map(({ name, route, calls, missingPermission }) => {
      const why = missingPermission === null ? 'no such route' : `needs ${missingPermission}`;
      return `  ${name ?? 'one of another organization'}: ${route} (${calls} calls): ${why}`;
    }),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function roleLine({
  role,
  gains,
  loses,
  isNew,
  isGone,
  holderCount,
  holders,
}: Private.GuardDefinitionPreview['roles'][number]): string {
  const sign = isNew ? '+' : isGone ? '-' : '~';
  const changes = [
    ...(gains.length > 0 ? [`gains ${gains.join(', ')}`] : []),
    ...(loses.length > 0 ? [`loses ${loses.join(', ')}`] : []),
  ];
  const held = holderCount === undefined ? '' : `; held by ${holderCount}: ${holders}`;
  return `${sign} ${role} ${changes.join(', ')}${held}`;
}

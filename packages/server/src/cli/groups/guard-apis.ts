import type { Private } from '@sallyport/client';
import { guardModes } from '../../domain/guard/definition.js';
import { CommandError } from '../command-error.js';
import { type Command, defineCommand } from '../kit/command.js';
import { confirm } from '../kit/confirm.js';
import { text, toggle } from '../kit/flags.js';
import {
  compacted,
  counted,
  forced,
  inOrganization,
  organizationId,
  output,
  paged,
  pageQuery,
} from '../kit/shared-flags.js';
import { type Column, tableTime } from '../output/table.js';
import { pageTable, said } from '../views.js';

const name = { name: 'Name of the guarded API.' };

const apiColumns: readonly Column<Private.GuardedApi>[] = [
  ['NAME', ({ name }) => name],
  ['TITLE', ({ title }) => title],
  ['MODE', ({ mode }) => mode],
  ['VERSION', ({ activeVersion }) => activeVersion],
  ['OPEN TO', ({ openTo }) => openTo],
];

const versionColumns: readonly Column<Private.GuardedApiVersion>[] = [
  ['VERSION', ({ version, isActive }) => (isActive ? `${version} (active)` : version)],
  ['APPLIED AT', ({ createdAt }) => tableTime(createdAt)],
  ['BY', ({ createdBy }) => createdBy ?? 'the server'],
];

/** Commands about guarded APIs that there are. */
export const apiCommands: readonly Command[] = [
  defineCommand({
    name: 'list',
    aliases: ['ls'],
    summary: 'Show the guarded APIs of an organization.',
    operations: ['listGuardedApis'],
    flags: { ...inOrganization, ...output, ...paged, ...counted, ...compacted },
    examples: [{ text: 'Show the guarded APIs of an organization', line: 'guard list' }],
    async run(context) {
      const input = { orgId: organizationId(context), ...pageQuery(context.flags) };
      context.show(await context.call('listGuardedApis', input), pageTable(apiColumns));
    },
  }),
  defineCommand({
    name: 'describe',
    aliases: ['get'],
    summary: 'Show the definition of the active version of a guarded API, or of another one, as YAML.',
    operations: ['getGuardedApi', 'getGuardedApiVersion'],
    arguments: name,
    flags: {
      ...inOrganization,
      ...output,
      version: text('Number of a version. Default: the active one.', { placeholder: 'number' }),
    },
    examples: [
      { text: 'Keep the definition in a file', line: 'guard describe shop > shop.guard.yaml' },
      { text: 'Show an earlier version', line: 'guard describe shop --version 3' },
    ],
    async run(context) {
      const { version } = context.flags;
      const input = { orgId: organizationId(context), apiName: context.arguments.name };
      const found =
        version === undefined
          ? await context.call('getGuardedApi', input)
          : await context.call('getGuardedApiVersion', { ...input, version });
      const { writeYaml } = await import('../../documents/write-yaml.js');
      const yaml = await writeYaml(JSON.parse(found.definition));
      context.show(found, () => yaml);
    },
  }),
  defineCommand({
    name: 'versions',
    summary: 'Show the versions of a guarded API, the newest first.',
    operations: ['listGuardedApiVersions'],
    arguments: name,
    flags: { ...inOrganization, ...output, ...paged, ...counted, ...compacted },
    examples: [{ text: 'Show the versions of an API', line: 'guard versions shop' }],
    async run(context) {
      const input = { orgId: organizationId(context), apiName: context.arguments.name };
      context.show(
        await context.call('listGuardedApiVersions', { ...input, ...pageQuery(context.flags) }),
        pageTable(versionColumns),
      );
    },
  }),
  defineCommand({
    name: 'activate',
    summary: 'Make a version of a guarded API the active one, such as the one before.',
    operations: ['setGuardedApiVersion'],
    arguments: { ...name, version: 'Number of the version.' },
    flags: {
      ...inOrganization,
      ...output,
      retire: toggle(
        'Go on although a role that the version does not have is granted. The grants permit nothing.',
      ),
    },
    examples: [{ text: 'Go back to version 7', line: 'guard activate shop 7' }],
    async run(context) {
      const version = Number(context.arguments.version);
      if (!Number.isSafeInteger(version) || version < 1)
        throw new CommandError(`${JSON.stringify(context.arguments.version)} is not the number of a version`);
      const body = { version, retire: context.flags.retire };
      const input = { orgId: organizationId(context), apiName: context.arguments.name, body };
      context.show(
        await context.call('setGuardedApiVersion', input),
        said((api) => `Version ${api.activeVersion} of '${api.name}' is active.`),
      );
    },
  }),
  defineCommand({
    name: 'mode',
    summary: 'Say whether a guarded API refuses (enforce), or only reports what it would refuse (report).',
    operations: ['setGuardedApiMode'],
    arguments: { ...name, mode: `${guardModes.join(' or ')}.` },
    argumentValues: guardModes,
    flags: { ...inOrganization, ...output },
    examples: [{ text: 'Have an API refuse from now on', line: 'guard mode shop enforce' }],
    async run(context) {
      const mode = guardModes.find((known) => known === context.arguments.mode);
      if (mode === undefined)
        throw new CommandError(
          `${JSON.stringify(context.arguments.mode)} is none of ${guardModes.join(', ')}`,
        );
      const input = { orgId: organizationId(context), apiName: context.arguments.name, body: { mode } };
      context.show(
        await context.call('setGuardedApiMode', input),
        said((api) => `Mode of '${api.name}': ${api.mode}.`),
      );
    },
  }),
  defineCommand({
    name: 'delete',
    aliases: ['rm'],
    summary:
      'Delete a guarded API with its versions, roles and gates. Its gates refuse everybody from then on.',
    operations: ['deleteGuardedApi'],
    arguments: name,
    flags: {
      ...inOrganization,
      ...forced,
      retire: toggle('Also while somebody holds a role of the API. The grants stay, and permit nothing.'),
    },
    examples: [{ text: 'Delete an API without being asked', line: 'guard delete shop --force' }],
    async run(context) {
      const apiName = context.arguments.name;
      const input = { orgId: organizationId(context), apiName, retire: context.flags.retire };
      const isForced = context.flags.force;
      const isSure = await confirm(
        { terminal: context.terminal, isForced },
        `Are you sure you want to delete: ${apiName}?`,
      );
      if (!isSure) return context.terminal.write('Guarded API not deleted\n');
      await context.call('deleteGuardedApi', input);
      context.terminal.write(`Guarded API '${apiName}' deleted\n`);
    },
  }),
];

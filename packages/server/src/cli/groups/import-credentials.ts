import { ApiError, type Private } from '@sallyport/client';
import { CommandError } from '../command-error.js';
import { type Command, defineCommand } from '../kit/command.js';
import { inOrganization, organizationId, output } from '../kit/shared-flags.js';
import { type Column, table } from '../output/table.js';
import { readTextFile } from './guard-file.js';

type Imported = Private.ImportedCredentials['credentials'][number];

const columns: readonly Column<Imported>[] = [
  ['ID', ({ id }) => id],
  ['NAME', ({ publicKey, name }) => publicKey ?? name],
  ['DESCRIPTION', ({ description }) => description],
];

export const importCommand: Command = defineCommand({
  name: 'import',
  summary:
    'Import API keys and service accounts that were made elsewhere, by the hashes of their secrets: all in the file, or none.',
  operations: ['importCredentials'],
  arguments: { file: 'The credentials, in YAML or JSON.' },
  flags: { ...inOrganization, ...output },
  examples: [{ text: 'Import the callers of an API', line: 'credentials import callers.yaml' }],
  async run(context) {
    const { file } = context.arguments;
    const orgId = organizationId(context);
    const { readDocument } = await import('../../documents/read-document.js');
    const read = await readDocument(readTextFile(file));
    if ('problems' in read)
      throw new CommandError(
        read.problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'),
      );
    const { value, placeOf } = read.document;
    // The server says what is wrong with it.
    const body = (value ?? {}) as Private.CredentialImportRequest;
    try {
      const made = await context.call('importCredentials', { orgId, body });
      context.show(made, ({ credentials }, width) => table(columns, credentials, width));
    } catch (error) {
      const fields =
        error instanceof CommandError && error.cause instanceof ApiError ? error.cause.fields : [];
      if (fields.length === 0) throw error;
      throw new CommandError(
        fields
          .map(({ field, description }) => {
            const path = field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
            const { line, column } = placeOf(path, 'value');
            return `${file}:${line}:${column}: ${shownPath(path)}: ${description}`.replace(/\p{Cc}/gu, ' ');
          })
          .join('\n'),
      );
    }
  },
});

/** `credentials[3].roles`. */
function shownPath(path: readonly (string | number)[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
}

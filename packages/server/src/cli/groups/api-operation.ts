import { readFileSync, writeFileSync } from 'node:fs';
import type { Operation } from '../../http/operation.js';
import { mediaTypeOf } from '../../http/wire/accept.js';
import { propertiesOf } from '../../http/wire/query.js';
import { CommandError } from '../command-error.js';
import { type Arguments, type Command, type Context, defineCommand } from '../kit/command.js';
import { connect } from '../kit/connect.js';
import { type Flag, type Flags, list, requiredText, text, yesOrNo } from '../kit/flags.js';
import { output, segment } from '../kit/shared-flags.js';
import type { PropertyName } from '../profiles/properties.js';
import { LEGACY_NAMES } from './api-legacy-names.js';
import { EXAMPLE_CLIENT_ID } from './service-account-help.js';

/** IDs that a profile can give. */
const FROM_PROFILE: Readonly<Record<string, PropertyName>> = { orgId: 'org_id', groupId: 'project_id' };

/** What is made there comes with a secret that is shown only then. */
const MAKING_SECRETS = /\/(?:apiKeys|serviceAccounts|secrets|orgs)$/;

const UNVERSIONED = 'unversioned';

/** The command that calls one operation: a flag for each parameter, the body from a file or standard input. */
export function apiOperation(operation: Operation, tag: string): Command {
  const { operationId, summary, method, path } = operation;
  const pathNames = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const queryFlags = Object.entries(propertiesOf(operation.query)).map(([name, { type }]) => [
    name,
    queryFlag(type),
  ]);
  const versions = Object.keys(operation.versions).sort();
  const hasBody = Object.values(operation.versions).some((version) => version?.body !== undefined);
  const legacyNames = LEGACY_NAMES[operationId];

  return defineCommand({
    name: operationId,
    ...(legacyNames === undefined ? {} : { aliases: legacyNames }),
    summary: `${summary}.`,
    makesSecret: method === 'POST' && MAKING_SECRETS.test(path),
    flags: {
      ...Object.fromEntries(pathNames.map((name) => [name, pathFlag(name)])),
      ...(pathNames.includes('groupId')
        ? { projectId: text('Another name of --groupId.', { placeholder: 'id' }) }
        : {}),
      ...(Object.fromEntries(queryFlags) as Flags),
      envelope: yesOrNo('Ask the server to wrap the response as content and status.'),
      pretty: yesOrNo('Ask the server for indented JSON.'),
      ...(versions.includes(UNVERSIONED)
        ? {}
        : {
            version: text('API version (a date).', {
              placeholder: 'date',
              values: versions,
              fallback: versions.at(-1) ?? '',
            }),
          }),
      ...(hasBody
        ? { file: text('File with the body. Default: standard input.', { short: 'f', placeholder: 'file' }) }
        : {}),
      outputFile: text('Write the response to this file.', { placeholder: 'file' }),
      ...output,
    },
    examples: [{ text: summary, line: exampleLine(operation, tag, hasBody) }],
    run: (context) => call(operation, { context, pathNames, hasBody, version: versions.at(-1) ?? '' }),
  });
}

async function call(
  { operationId, wire, method, path, query }: Operation,
  options: {
    readonly context: Context<Arguments, Flags>;
    readonly pathNames: readonly string[];
    readonly hasBody: boolean;
    /** The newest one. */
    readonly version: string;
  },
): Promise<void> {
  const { context, pathNames, hasBody } = options;
  const { terminal, show, remember } = context;
  const flags: Readonly<Record<string, unknown>> = context.flags;
  const api = connect(context);
  const url = new URL(api.baseUrl + fillPath(path, pathNames, context));
  for (const name of [...Object.keys(propertiesOf(query)), 'envelope', 'pretty'])
    for (const value of [flags[name]].flat())
      if (value !== undefined) url.searchParams.append(name, String(value));

  const version = typeof flags.version === 'string' ? flags.version : options.version;
  const type = mediaTypeOf(version);
  const body = hasBody ? await readBody(flags.file, context) : undefined;
  const response = await api.fetch(url, {
    method,
    redirect: 'manual',
    headers: { Accept: type, ...(body === undefined ? {} : { 'Content-Type': type }) },
    ...(body === undefined ? {} : { body }),
  });
  const answer = await response.text();
  const file = flags.outputFile;
  if (typeof file === 'string' && response.ok) writeAnswer(file, answer);
  else if (!response.ok || !isJson(answer)) terminal.write(answer);
  else {
    const value: unknown = JSON.parse(answer);
    const isWrapped = typeof value === 'object' && value !== null && 'content' in value && flags.envelope;
    remember(`${wire.name}.${operationId}`, isWrapped ? value.content : value);
    show(value, () => answer);
  }
  if (!response.ok) throw new CommandError(`server returned an error response code: ${response.status}`);
}

function fillPath(
  path: string,
  names: readonly string[],
  { flags, profile }: Context<Arguments, Flags>,
): string {
  const given: Readonly<Record<string, unknown>> = flags;
  const values = names.map((name) => {
    const property = FROM_PROFILE[name];
    const fallback = property === undefined ? undefined : profile.get(property);
    const value = given[name] ?? (name === 'groupId' ? given.projectId : undefined) ?? fallback;
    return [name, typeof value === 'string' ? value : ''] as const;
  });
  const missing = values.filter(([, value]) => value === '').map(([name]) => `"${name}"`);
  if (missing.length > 0) throw new CommandError(`required flag(s) ${missing.join(', ')} not set`);
  return values.reduce((filled, [name, value]) => filled.replace(`{${name}}`, () => segment(value)), path);
}

async function readBody(file: unknown, { terminal }: Context<Arguments, Flags>): Promise<string> {
  if (typeof file === 'string') {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      throw new CommandError(
        `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  if (terminal.isInteractive)
    throw new CommandError('this operation takes a body: pass --file, or send it to standard input');
  return terminal.readInput();
}

function writeAnswer(file: string, answer: string): void {
  try {
    // Answers may hold secrets.
    writeFileSync(file, answer, { mode: 0o600 });
  } catch (error) {
    throw new CommandError(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}\nIt was done all the same. The answer:\n${answer}`,
    );
  }
}

function isJson(answer: string): boolean {
  try {
    JSON.parse(answer);
    return true;
  } catch {
    return false;
  }
}

function pathFlag(name: string): Flag<string | undefined> {
  const property = FROM_PROFILE[name];
  return property === undefined
    ? requiredText('Part of the path.', { placeholder: 'value' })
    : text(`Part of the path. Default: the profile's ${property}.`, { placeholder: 'id' });
}

function queryFlag(type: string | undefined): Flag<unknown> {
  if (type === 'boolean') return yesOrNo('Query parameter.');
  if (type === 'array') return list('Query parameter.', { placeholder: 'value' });
  return text('Query parameter.', { placeholder: type === 'integer' ? 'number' : 'value' });
}

function exampleLine({ operationId, path }: Operation, tag: string, hasBody: boolean): string {
  const flags = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ` --${name} ${exampleValue(name)}`);
  return `api ${tag} ${operationId}${flags.join('')}${hasBody ? ' --file body.json' : ''}`;
}

function exampleValue(name: string): string {
  if (name === 'clientId') return EXAMPLE_CLIENT_ID;
  return /Id$/.test(name) ? '5e2211c17a3e5a48f5497de3' : '<value>';
}

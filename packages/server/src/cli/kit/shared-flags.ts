import { DEFAULT_ITEMS_PER_PAGE, limits } from '../../domain/limits.js';
import { CommandError } from '../command-error.js';
import { FORM_CHOICES } from '../output/output-form.js';
import type { Arguments, Context } from './command.js';
import { type Flags, text, toggle, wholeNumber } from './flags.js';

/** Of commands that show something. */
export const output = {
  output: text('Output form: plaintext, json, json-path=…, go-template=… or go-template-file=….', {
    short: 'o',
    placeholder: 'form',
    values: FORM_CHOICES,
  }),
};

/** Of commands that work in an organization. */
export const inOrganization = {
  orgId: text("ID of the organization. Default: the profile's org_id, or MONGODB_ATLAS_ORG_ID.", {
    placeholder: 'id',
  }),
};

/** Of commands that work in a project. */
export const inProject = {
  projectId: text("ID of the project. Default: the profile's project_id, or MONGODB_ATLAS_PROJECT_ID.", {
    placeholder: 'id',
  }),
};

/** Of commands that show a page of a list. */
export const paged = {
  limit: wholeNumber(`Length of a page, ${limits.itemsPerPage} at most.`, DEFAULT_ITEMS_PER_PAGE),
  page: wholeNumber('Number of the page.', 1),
};

export const counted = { omitCount: toggle('Do not count the whole list; totalCount is 0 then.') };

export const compacted = {
  compact: toggle('With -o json or json-path: the list alone, without links and count.', { short: 'c' }),
};

/** Of commands that delete. */
export const forced = { force: toggle('Do not ask whether to delete.') };

/** The query of a page, as official clients send it. */
export function pageQuery(flags: {
  readonly limit: number;
  readonly page: number;
  readonly omitCount?: boolean;
}) {
  return {
    ...(flags.omitCount === undefined ? {} : { includeCount: !flags.omitCount }),
    itemsPerPage: flags.limit,
    pageNum: flags.page,
  };
}

type Scoped<Name extends string> = Pick<Context<Arguments, Flags>, 'profile'> & {
  readonly flags: { readonly [Flag in Name]: string | undefined };
};

/** The organization a command works in. Throws CommandError where none is given, and for what is no ID. */
export function organizationId({ flags, profile }: Scoped<'orgId'>): string {
  return requireId(flags.orgId ?? profile.get('org_id'), 'organization', '--orgId', 'org_id');
}

/** The project a command works in. Throws CommandError where none is given, and for what is no ID. */
export function projectId({ flags, profile }: Scoped<'projectId'>): string {
  return requireId(flags.projectId ?? profile.get('project_id'), 'project', '--projectId', 'project_id');
}

function requireId(
  id: string | undefined,
  what: string,
  flag: string,
  property: 'org_id' | 'project_id',
): string {
  if (id === undefined || id === '')
    throw new CommandError(
      `no ${what} ID: pass ${flag}, set MONGODB_ATLAS_${property.toUpperCase()}, or run "sallyport config set ${property} <id>"`,
    );
  if (!isId(id))
    throw new CommandError(`the provided value '${id}' is not a valid ID: it takes 24 hexadecimal digits`);
  return id;
}

export function isId(text: string): boolean {
  return /^[0-9a-fA-F]{24}$/.test(text);
}

/** A value as one segment of a path. */
export function segment(value: string): string {
  // A dot segment would be resolved away by the URL and lead to another operation.
  if (value === '' || value === '.' || value === '..')
    throw new CommandError(`${JSON.stringify(value)} cannot be an ID or a name`);
  return encodeURIComponent(value);
}

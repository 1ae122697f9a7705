import type { Atlas, Page } from '@sallyport/client';
import type { View } from './output/output-form.js';
import { type Column, table, tableTime } from './output/table.js';

type Named = Pick<Atlas.Group, 'id' | 'name'>;
type Invitation = Atlas.OrganizationInvitation | Atlas.GroupInvitation;

/** Whoever was invited has no name yet. */
type Person = Pick<Atlas.CloudAppUser, 'id' | 'username' | 'emailAddress'> &
  Partial<Pick<Atlas.CloudAppUser, 'firstName' | 'lastName'>>;

/** A table of a page's results. */
export function pageTable<Row>(columns: readonly Column<Row>[]): View<Pick<Page<Row>, 'results'>> {
  return ({ results }, width) => table(columns, results, width);
}

/** A table of one thing. */
export function rowTable<Row>(columns: readonly Column<Row>[]): View<Row> {
  return (row, width) => table(columns, [row], width);
}

/** A line that says what was done. */
export function said<T>(say: (value: T) => string): View<T> {
  return (value) => `${say(value)}\n`;
}

export const namedColumns: readonly Column<Named>[] = [
  ['ID', ({ id }) => id],
  ['NAME', ({ name }) => name],
];

export const personColumns: readonly Column<Person>[] = [
  ['ID', ({ id }) => id],
  ['FIRST NAME', ({ firstName }) => firstName],
  ['LAST NAME', ({ lastName }) => lastName],
  ['USERNAME', ({ username }) => username],
];

/** The e-mail address is the user name; newer versions of the API do not say it twice. */
export const personColumnsWithEmail: readonly Column<Person>[] = [
  ...personColumns,
  ['EMAIL', ({ emailAddress, username }) => emailAddress ?? username],
];

export const invitationColumns: readonly Column<Invitation>[] = [
  ['ID', ({ id }) => id],
  ['USERNAME', ({ username }) => username],
  ['CREATED AT', ({ createdAt }) => tableTime(createdAt)],
  ['EXPIRES AT', ({ expiresAt }) => tableTime(expiresAt)],
];

/** A new key, with what is shown only now. */
export const newApiKey: View<Atlas.ApiKeyUserDetails> = ({ id, publicKey, privateKey }) =>
  `API Key '${id}' created.\nPublic API Key ${publicKey}\nPrivate API Key ${privateKey}\n`;

/** What the client ID of every service account begins with; 24 hexadecimal digits follow. */
export const CLIENT_ID_PREFIX = 'mdb_sa_id_';

/** The form of those that there are, as JSON Schema has it. */
export const clientIdPattern = `^${CLIENT_ID_PREFIX}[0-9a-f]{24}$`;

/** The form that the wire publishes for paths. */
export const publishedClientIdPattern = `^${CLIENT_ID_PREFIX}[a-fA-F\\d]{24}$`;

const clientId = new RegExp(clientIdPattern);

/** Whether the text has the form of a client ID. */
export function isClientId(text: string): boolean {
  return clientId.test(text);
}

/** Whether a text means a client ID, be it a right one or not. */
export function meansClientId(text: string): boolean {
  return text.startsWith(CLIENT_ID_PREFIX);
}

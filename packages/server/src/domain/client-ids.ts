/** What the client ID of every service account begins with; 24 hexadecimal digits follow. */
export const CLIENT_ID_PREFIX = 'mdb_sa_id_';

/** The published form, which takes digits of either case; those made here are lower case. */
export const clientIdPattern = `^${CLIENT_ID_PREFIX}[a-fA-F\\d]{24}$`;

/** Whether a text means a client ID, be it whole or not. */
export function meansClientId(text: string): boolean {
  return text.startsWith(CLIENT_ID_PREFIX);
}

const wholeClientId = new RegExp(clientIdPattern);

/** Whether a text has the form of a client ID. */
export function isClientId(text: string): boolean {
  return wholeClientId.test(text);
}

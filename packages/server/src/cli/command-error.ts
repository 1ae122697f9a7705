/** Why a client command did not do what was asked, in words for the person who typed it. Never holds a secret. */
export class CommandError extends Error {}

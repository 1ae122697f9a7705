/** A wrong setting: the message names it, says what is wrong and what it takes. */
export class SettingError extends Error {}

/** Tells the time in UTC milliseconds. */
export type Clock = () => number;

/** The clock of the machine. It is passed on from where the server is put together; nothing else asks it. */
export const systemClock: Clock = () => Date.now();

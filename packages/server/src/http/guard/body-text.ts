/** A body of JSON that proxies hand on to people: it ends with a line, so the prompt of a shell begins a new one. */
export const textOf = (body: object): string => `${JSON.stringify(body)}\n`;

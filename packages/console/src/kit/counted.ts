/** `1 project`, `2 projects`; nouns with another plural bring it: `2 entries`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/**
 * The other spellings of a group's name: lower case, with dashes, and each of them in the singular.
 * `apiKeys` is also `apikeys`, `api-keys`, `apiKey`, `apikey` and `api-key`.
 */
export function spellings(name: string): readonly string[] {
  const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const plural = [name, name.toLowerCase(), dashed];
  const singular = name.endsWith('s') ? plural.map((each) => each.slice(0, -1)) : [];
  return [...new Set([...plural, ...singular])].filter((each) => each !== name);
}

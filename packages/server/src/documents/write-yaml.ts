/** A value as YAML, for a file that people go on with. */
export async function writeYaml(value: unknown): Promise<string> {
  const yaml = await import('yaml');
  // A key or a value of one line stays on it.
  return yaml.stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

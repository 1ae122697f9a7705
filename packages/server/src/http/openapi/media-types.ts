/** A media type without its parameters. */
export function bareType(type: string | undefined): string | undefined {
  return type?.split(';', 1)[0];
}

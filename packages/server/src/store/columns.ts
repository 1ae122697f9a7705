/** A flag as its column holds it; an absent one is left alone by an update. */
export function flag(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** All columns required, none undefined, as an insert needs them. */
export type Filled<Columns> = Required<{ [Name in keyof Columns]: Exclude<Columns[Name], undefined> }>;

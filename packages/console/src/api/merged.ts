type NameIn<Union> = Union extends unknown ? keyof Union : never;
type ValueIn<Union, Name extends PropertyKey> = Union extends unknown
  ? Name extends keyof Union
    ? Union[Name]
    : never
  : never;

/** A union read as one type: what only some of its members have is optional. */
export type Merged<Union> = { readonly [Name in keyof Union]: Union[Name] } & {
  readonly [Name in Exclude<NameIn<Union>, keyof Union>]?: ValueIn<Union, Name>;
};

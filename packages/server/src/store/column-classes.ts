/** What a column is to whoever steals the store, or asks what is kept of a person. */
export type ColumnClass = 'sealed' | 'hashed' | 'secret end' | 'personal' | 'free text' | 'plain';

/** A class, and for all but plain columns what is in them. */
export type Classified = readonly [ColumnClass, string] | 'plain';

export type StoredColumns<Tables> = {
  readonly [T in keyof Tables]: { readonly [C in keyof Tables[T]]-?: Classified };
};

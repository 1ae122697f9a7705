import { createHash } from 'node:crypto';

/** What a table held: two tables with the same rows, in whatever order, have the same. */
export interface TableSum {
  readonly rows: number;
  /** The sum of the SHA-256 of all rows, modulo 2^256, in hexadecimal. */
  readonly checksum: string;
}

/** The values of a row, in the order of its table's columns: text, numbers and null. */
export type Values = readonly unknown[];

const MODULUS = 1n << 256n;

export function createTableSum(): { add(values: Values): void; result(): TableSum } {
  let rows = 0;
  let sum = 0n;
  return {
    add(values) {
      rows += 1;
      sum =
        (sum + BigInt(`0x${createHash('sha256').update(JSON.stringify(values)).digest('hex')}`)) % MODULUS;
    },
    result: () => ({ rows, checksum: sum.toString(16).padStart(64, '0') }),
  };
}

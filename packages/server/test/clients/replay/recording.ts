import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Shape } from './shape.js';

/** One line of a file in `traffic/`; the README there has the form. */
export interface RecordedRequest {
  /** Of the file, from 1. */
  readonly line: number;
  readonly client: string;
  readonly method: string;
  /** `${name}` stands for what was captured under that name. */
  readonly path: string;
  readonly accept: string;
  readonly contentType?: string;
  readonly body?: string;
  readonly status: number;
  /** Of a refusal. */
  readonly errorCode?: string;
  /** Of any other answer that has a body. */
  readonly shape?: Shape;
  /** Names for values of this answer, as JSON pointers. */
  readonly captures?: Readonly<Record<string, string>>;
}

export interface Recording {
  readonly name: 'atlas-cli-api' | 'terraform-2.9';
  readonly seedFile: string;
  /** The public key, in the seed, that signs every request. */
  readonly caller: string;
  /** Names for the ids of organizations of the seed. */
  readonly starts: Readonly<Record<string, string>>;
}

export const recordings: readonly Recording[] = [
  {
    name: 'atlas-cli-api',
    seedFile: place('atlas-cli-api.seed.yaml'),
    caller: 'atlcliow',
    starts: {},
  },
  {
    name: 'terraform-2.9',
    seedFile: place('terraform-2.9.seed.yaml'),
    caller: 'terrafrm',
    starts: { start1: 'Acme' },
  },
];

export function readRequests({ name }: Pick<Recording, 'name'>): readonly RecordedRequest[] {
  const lines = readFileSync(place(`${name}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((text, index) => ({ ...JSON.parse(text), line: index + 1 }));
}

function place(file: string): string {
  return fileURLToPath(new URL(`traffic/${file}`, import.meta.url));
}

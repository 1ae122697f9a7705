import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnswerCheck, createCheckOfAllWires } from './described-answers.js';

const TELLER = new URL('./tell-answers.mjs', import.meta.url);

let check: AnswerCheck | undefined;

/** What makes a Node program tell what it answers, and what of it the OpenAPI documents do not describe. */
export function toldAnswers(): { readonly nodeArguments: readonly string[]; problems(): string[] } {
  const file = join(tmpdir(), `sallyport-answers-${randomUUID()}`);
  const teller = new URL(TELLER);
  teller.searchParams.set('to', file);
  return {
    nodeArguments: ['--import', teller.href],
    problems() {
      if (!existsSync(file)) return [];
      const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
      rmSync(file);
      check ??= createCheckOfAllWires();
      const compare = check;
      const found = lines.flatMap((line) => {
        const answer = JSON.parse(line);
        return compare({ ...answer, body: () => answer.body }) ?? [];
      });
      return [...new Set(found)];
    },
  };
}

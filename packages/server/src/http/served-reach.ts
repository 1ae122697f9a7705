import type { TSchema } from 'typebox';
import type { ReachAsSent, ReachRule } from '../access/reach/reach-rule.js';
import type { PathReader } from './path-names.js';
import { createQueryReader } from './wire/query.js';

/** A rule of reach, whatever it reads of path and query. */
export type AnyReachRule = ReachRule<never, never>;

/** Gives a rule of reach path and query as handlers get them: under the shared names, and read by the schema. */
export function servedReach(
  rule: AnyReachRule,
  readPath: PathReader,
  querySchema: TSchema | undefined,
): ReachAsSent {
  const queryReader = createQueryReader(querySchema);
  // The compiler has held the rule against the path and the query of its operation (define-operation.ts).
  const { needs, require } = rule as ReachRule;
  return {
    needs,
    require(question) {
      // Refused later, and nothing that the store could be asked for.
      if (Object.values(question.path).some((value) => value?.includes('\0'))) return undefined;
      const { value } = queryReader.read(question.query ?? {});
      return require({ ...question, path: readPath(question.path), query: value });
    },
  };
}

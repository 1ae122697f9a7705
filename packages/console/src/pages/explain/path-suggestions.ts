import type { ApiDocument, RequestMethod } from '../../api/calls/explain.js';
import type { Scope } from '../../api/calls/scopes.js';
import { pathBelow, wirePaths } from '../../domain.js';
import type { Suggestion } from '../../kit/SuggestField.js';

/** More are found by typing on. */
const MOST_SHOWN = 50;

/** An operation to ask about, its path with the IDs of the scope. */
export interface PathSuggestion extends Suggestion {
  readonly method: RequestMethod;
}

/**
 * The operations of the Atlas Administration API in a scope, with its IDs in their paths: in a project the project's, in an
 * organization its own and those of no scope. Other parameters stay as they are, in braces.
 */
export function pathsOf(document: ApiDocument, scope: Scope): readonly PathSuggestion[] {
  const isProject = scope.kind === 'project';
  return Object.entries(document.paths)
    .filter(
      ([path]) =>
        pathBelow(wirePaths.atlas.base, path) !== undefined && path.includes('{groupId}') === isProject,
    )
    .flatMap(([path, operations]) => {
      const value = path
        .replace('{orgId}', scope.orgId)
        .replace('{groupId}', isProject ? scope.groupId : '{groupId}');
      return Object.entries(operations).map(([name, { summary = '' }]) => {
        const method = name.toUpperCase() as RequestMethod;
        return { value, method, label: `${method} ${value}`, hint: summary };
      });
    });
}

/** Those that have every word of the text in method, path or summary; all while nothing is typed. */
export function matchingPaths(paths: readonly PathSuggestion[], text: string): readonly PathSuggestion[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return paths
    .filter(({ label, hint = '' }) => {
      const searched = `${label} ${hint}`.toLowerCase();
      return words.every((word) => searched.includes(word));
    })
    .slice(0, MOST_SHOWN);
}

/** The path of what was typed or pasted: of a whole address only the path counts. */
export function pathIn(text: string): string {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed)) return trimmed;
  try {
    return decodeBraces(new URL(trimmed).pathname);
  } catch {
    return trimmed;
  }
}

/** Places for IDs stay readable. */
function decodeBraces(path: string): string {
  return path.replace(/%7B(\w+)%7D/gi, '{$1}');
}

import type { ServedOperation } from '../access/explain.js';
import type { Operation } from './operation.js';

/** Finds operations by method and path as the router does, for questions about requests that nobody makes. */
export function operationFinder(
  operations: readonly Operation[],
): (method: string, path: string) => ServedOperation | { allowed: readonly string[] } {
  const candidates = operations.map((operation) => ({
    operation,
    pattern: pathPattern(operation.path),
    // Of several templates that fit, the router takes the one with more fixed text.
    fixedLength: operation.path.replace(/\{\w+\}/g, '').length,
  }));
  candidates.sort((a, b) => b.fixedLength - a.fixedLength);

  return (method, path) => {
    const fitting = candidates.filter(({ pattern }) => pattern.test(path));
    const wanted = method === 'HEAD' ? 'GET' : method;
    const found = fitting.find(({ operation }) => operation.method === wanted);
    if (found === undefined)
      return { allowed: [...new Set(fitting.map(({ operation }) => operation.method))] };
    const { operationId, path: template, permission } = found.operation;
    const parameters = found.pattern.exec(path)?.groups ?? {};
    return { operationId, method: wanted, path: template, permission, parameters };
  };
}

/** The paths that a template such as `/orgs/{orgId}` stands for, a slash at the end allowed. */
export function pathPattern(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$|()[\]\\]/g, '\\$&');
  const pattern = escaped.replace(/\{(\w+)\}(:?)/g, (_all, name: string, colon: string) =>
    // Before a colon verb the parameter must not swallow the colon.
    colon ? `(?<${name}>[^/:]+):` : `(?<${name}>[^/]+)`,
  );
  return new RegExp(`^${pattern}/?$`);
}

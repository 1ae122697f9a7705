import type { WireName } from '../domain/wire-paths.js';
import type {
  AnyContext,
  OperationDefinition,
  VersionDifferences,
  WireDifferences,
} from './define-operation.js';
import type { Operation, OperationVersion } from './operation.js';
import { wires } from './wires/index.js';

/** The operations that one definition stands for: one on each wire that it names, and one under each former name. */
export function servedOperations(definition: OperationDefinition): Operation[] {
  return Object.entries(definition.wires).flatMap(([name, differences]) => {
    const on = withThoseOfVersion(definition, differences);
    const served = servedOperation(definition, name as WireName, on);
    if (on.formerly === undefined) return [served];
    const summary = `${served.summary}; the old name of ${served.operationId}`;
    const former = { ...on, ...on.formerly, summary, isDeprecated: true };
    return [served, servedOperation(definition, name as WireName, former)];
  });
}

/** The differences of a wire whose operation is like a version of the Atlas wire, with those of that version. */
function withThoseOfVersion(
  { operationId, wires: { atlas } }: OperationDefinition,
  on: WireDifferences,
): WireDifferences {
  if (on.like === undefined) return on;
  const version = atlas?.versions?.[on.like];
  if (version === undefined) throw new Error(`${operationId} has no version ${on.like}`);
  const { deprecated, ...differences } = version;
  return { ...atlas, ...differences, publishedStatus: undefined, ...on, versions: undefined };
}

function servedOperation(definition: OperationDefinition, name: WireName, on: WireDifferences): Operation {
  const wire = wires[name];
  const versions = on.versions ?? { unversioned: {} };
  return {
    operationId: on.operationId ?? definition.operationId,
    wire,
    tag: on.tag ?? definition.tag,
    summary: on.summary ?? definition.summary,
    method: definition.method,
    path: wire.basePath + (on.path ?? definition.path),
    permission: on.permission ?? definition.permission,
    takesBasic: on.takesBasic ?? definition.takesBasic,
    alsoNeeds: on.alsoNeeds ?? definition.alsoNeeds,
    isRepeatable: on.isRepeatable ?? definition.isRepeatable,
    isDeprecated: on.isDeprecated ?? definition.isDeprecated,
    otherAnswers: on.otherAnswers ?? definition.otherAnswers,
    query: on.query ?? definition.query,
    versions: Object.fromEntries(
      Object.entries(versions).map(([version, inVersion]) => [
        version,
        servedVersion(definition, on, inVersion),
      ]),
    ),
  };
}

function servedVersion(
  definition: OperationDefinition,
  on: WireDifferences,
  inVersion: VersionDifferences,
): OperationVersion {
  return {
    status: inVersion.status ?? on.status ?? definition.status,
    emptyStatus: inVersion.emptyStatus ?? on.emptyStatus ?? definition.emptyStatus,
    publishedStatus: inVersion.publishedStatus ?? on.publishedStatus ?? definition.publishedStatus,
    body: on.body ?? definition.body,
    response: inVersion.response ?? on.response ?? definition.response,
    textType: inVersion.textType ?? on.textType ?? definition.textType,
    deprecated: inVersion.deprecated,
    handle: withSharedNames(definition.path, on.path, handlerOf(definition, on, inVersion)),
  };
}

type Handler = (context: AnyContext) => unknown;

function handlerOf(
  definition: OperationDefinition,
  on: WireDifferences,
  inVersion: VersionDifferences,
): Handler {
  const own = inVersion.handle ?? on.handle;
  if (own !== undefined) return own;
  const { handle, operationId } = definition;
  if (handle === undefined) throw new Error(`${operationId} has a wire without a handler`);
  const present = inVersion.present ?? on.present;
  if (present === undefined) return handle;
  return (context) => {
    const result = handle(context);
    return result instanceof Promise
      ? result.then((value) => present(value, context))
      : present(result, context);
  };
}

/** Gives a handler the parameters of a wire's own path under the names of the shared one. */
function withSharedNames(shared: string, own: string | undefined, handle: Handler): Handler {
  const names = parameterNames(shared);
  const ownNames = parameterNames(own ?? shared);
  if (names.length !== ownNames.length) throw new Error(`${own} has other parameters than ${shared}`);
  if (names.every((name, index) => name === ownNames[index])) return handle;
  return (context) => {
    const sent: Readonly<Record<string, string>> = context.path;
    const path = Object.fromEntries(names.map((name, index) => [name, sent[ownNames[index] ?? ''] ?? '']));
    return handle({ ...context, path });
  };
}

function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

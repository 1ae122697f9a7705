import type { WireName } from '../domain/wire-paths.js';
import type {
  AnyContext,
  OperationDefinition,
  VersionDifferences,
  WireDifferences,
} from './define-operation.js';
import type { Operation, OperationVersion } from './operation.js';
import { type PathReader, pathReader } from './path-names.js';
import { servedReach } from './served-reach.js';
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

/** The differences of a wire, and under them those of the Atlas version that `like` names. */
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
  const readPath = pathReader(definition.path, on.path);
  const reach = on.reach ?? definition.reach;
  const query = on.query ?? definition.query;
  return {
    operationId: on.operationId ?? definition.operationId,
    wire,
    tag: on.tag ?? definition.tag,
    summary: on.summary ?? definition.summary,
    method: definition.method,
    path: wire.basePath + (on.path ?? definition.path),
    permission: on.permission ?? definition.permission,
    reach: reach && servedReach(reach, readPath, query),
    isRepeatable: on.isRepeatable ?? definition.isRepeatable,
    isDeprecated: on.isDeprecated ?? definition.isDeprecated,
    otherAnswers: on.otherAnswers ?? definition.otherAnswers,
    query,
    versions: Object.fromEntries(
      Object.entries(versions).map(([version, inVersion]) => [
        version,
        servedVersion(definition, on, readPath, inVersion),
      ]),
    ),
  };
}

function servedVersion(
  definition: OperationDefinition,
  on: WireDifferences,
  readPath: PathReader,
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
    handle: withPath(readPath, handlerOf(definition, on, inVersion)),
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

/** Gives a handler the parameters of the path under the shared names. */
function withPath(readPath: PathReader, handle: Handler): Handler {
  return (context) => {
    const path = readPath(context.path);
    return handle(path === context.path ? context : { ...context, path: path as AnyContext['path'] });
  };
}

import type { Static, TSchema } from 'typebox';
import type { ReachRule } from '../access/reach/reach-rule.js';
import type { WireName } from '../domain/wire-paths.js';
import type { Operation, OperationContext, OperationVersion } from './operation.js';
import type { AnyReachRule } from './served-reach.js';
import type { VersionDate } from './wire/version.js';

/** What is said of an operation as a whole. */
type About = Pick<
  Operation,
  'operationId' | 'tag' | 'summary' | 'permission' | 'isRepeatable' | 'isDeprecated' | 'otherAnswers'
>;

/** The statuses of the answer and the schema of its body. */
type Answer = Pick<OperationVersion, 'status' | 'emptyStatus' | 'publishedStatus' | 'response' | 'textType'>;

type Handler<Path extends string, Query extends TSchema, Body extends TSchema, Result> = (
  context: OperationContext<Path, Query, Body>,
) => Result;

/** A rule of reach that reads no more of path and query than there is. */
type ReachOf<Path extends string, Query extends TSchema> = ReachRule<
  OperationContext<Path>['path'],
  Static<NoInfer<Query>>
>;

/** The work of the shared handler, its result shown in another form if need be; or the work of a handler of its own. */
type Work<Path extends string, Query extends TSchema, Body extends TSchema, Result> =
  | {
      readonly handle?: undefined;
      readonly present?: (result: Awaited<Result>, context: OperationContext<Path, Query, Body>) => unknown;
    }
  | { readonly handle: Handler<Path, Query, Body, unknown>; readonly present?: undefined };

/** What is different in a version. */
type InVersion<Path extends string, Query extends TSchema, Body extends TSchema, Result> = Partial<Answer> &
  Pick<OperationVersion, 'deprecated'> &
  Work<Path, Query, Body, Result>;

/** What is different on a wire. */
type OnWire<
  Path extends string,
  Query extends TSchema,
  Body extends TSchema,
  Result,
  Shared extends { query: TSchema; body: TSchema },
> = Partial<About> &
  Partial<Answer> & {
    /** Its parameters may have other names, in the same order; the handler knows them by those of the shared path. */
    readonly path?: string;
    readonly formerly?: FormerName;
    readonly query?: Query;
    readonly body?: Body;
    readonly reach?: ReachOf<Path, Query>;
  } & Work<Path, Query, Body, Result> &
  // The shared handler has to understand what another query or body lets through.
  ([Static<Query>, Static<Body>] extends [Static<Shared['query']>, Static<Shared['body']>]
    ? unknown
    : { readonly handle: Handler<Path, Query, Body, unknown> });

/** The versions of an operation, by their dates, on a wire that has versions. */
interface InVersions<Version> {
  readonly versions: Readonly<Partial<Record<VersionDate | 'preview', Version>>>;
}

/** An operation on a wire without versions that answers as a version of the Atlas wire does. */
interface LikeVersion extends Partial<About>, Partial<Answer> {
  readonly like: VersionDate;
  readonly path?: string;
  readonly formerly?: FormerName;
}

/** What an operation was called before, and still answers to. */
interface FormerName {
  readonly operationId: string;
  readonly path: string;
}

/** An operation, said once for all wires that serve it. */
interface Definition<
  Path extends string,
  Query extends TSchema,
  Body extends TSchema,
  Result,
  AtlasQuery extends TSchema,
  AtlasBody extends TSchema,
  CloudManagerQuery extends TSchema,
  CloudManagerBody extends TSchema,
> extends About,
    Answer {
  readonly method: Operation['method'];
  /** Below the base path of the wire. */
  readonly path: Path;
  readonly query?: Query;
  readonly body?: Body;
  /** What the caller has to reach besides (access/reach). */
  readonly reach?: ReachOf<Path, Query>;
  readonly handle?: Handler<Path, Query, Body, Result>;
  /** The wires that serve it, and what is different there. */
  readonly wires: {
    readonly atlas?: OnWire<Path, AtlasQuery, AtlasBody, Result, { query: Query; body: Body }> &
      InVersions<InVersion<Path, AtlasQuery, AtlasBody, Result>>;
    readonly atlasV1?: LikeVersion;
    readonly cloudManager?: OnWire<
      Path,
      CloudManagerQuery,
      CloudManagerBody,
      Result,
      { query: Query; body: Body }
    >;
    readonly private?: OnWire<Path, Query, Body, Result, { query: Query; body: Body }>;
    readonly oauth?: OnWire<Path, Query, Body, Result, { query: Query; body: Body }>;
    readonly server?: OnWire<Path, Query, Body, Result, { query: Query; body: Body }>;
    readonly test?: OnWire<Path, Query, Body, Result, { query: Query; body: Body }>;
  };
}

/** A definition whose types are forgotten, so that all of them fit one list. */
export interface OperationDefinition extends About, Answer, AnyWork {
  readonly method: Operation['method'];
  readonly path: string;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly reach?: AnyReachRule;
  readonly wires: Readonly<Partial<Record<WireName, WireDifferences>>>;
}

export interface WireDifferences extends Partial<About>, Partial<Answer>, AnyWork {
  readonly path?: string;
  readonly formerly?: FormerName;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly reach?: AnyReachRule;
  readonly versions?: Readonly<Record<string, VersionDifferences>> | undefined;
  /** The version of the Atlas wire whose differences it has as well. */
  readonly like?: VersionDate;
}

export interface VersionDifferences extends Partial<Answer>, AnyWork {
  readonly deprecated?: OperationVersion['deprecated'];
}

interface AnyWork {
  readonly handle?: (context: AnyContext) => unknown;
  readonly present?: (result: unknown, context: AnyContext) => unknown;
}

export type AnyContext = OperationContext<string, TSchema, TSchema>;

/**
 * Says an operation once for every wire: names, parameters, schemas and the handler, and for each wire its versions and
 * what is different there. A wire that truly answers otherwise has a handler of its own, never a condition in the shared one.
 */
export function operation<
  const Path extends string,
  Result,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  AtlasQuery extends TSchema = Query,
  AtlasBody extends TSchema = Body,
  CloudManagerQuery extends TSchema = Query,
  CloudManagerBody extends TSchema = Body,
>(
  definition: Definition<
    Path,
    Query,
    Body,
    Result,
    AtlasQuery,
    AtlasBody,
    CloudManagerQuery,
    CloudManagerBody
  >,
): OperationDefinition {
  // A handler is only ever called with what the schemas beside it let through.
  return definition as unknown as OperationDefinition;
}

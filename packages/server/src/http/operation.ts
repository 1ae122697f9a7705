import type { IncomingHttpHeaders } from 'node:http';
import type { Static, TSchema } from 'typebox';
import type { Requirement } from '../access/decision/rule.js';
import type { Caller, UserCaller } from '../access/principal.js';
import type { ReachAsSent } from '../access/reach/reach-rule.js';
import type { Services } from '../services/services.js';
import type { ServerParts } from './server-parts.js';
import type { ListPage } from './wire/paging.js';
import type { Version } from './wire/version.js';
import type { Wire } from './wires/wire.js';

/** Names in braces of a path template. */
type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never;

/** What a handler gets: the request, checked and typed. */
export interface OperationContext<
  Path extends string = string,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
> {
  readonly path: Readonly<Record<PathNames<Path>, string>>;
  readonly query: Static<Query>;
  readonly body: Static<Body>;
  /** Who calls. Reading anything of it in a `public` operation is a mistake and throws. */
  readonly caller: Caller;
  /** The caller where it is a signed-in person. */
  readonly user: UserCaller | undefined;
  /** Where the request comes from, in canonical text; known in `public` operations too. */
  readonly address: string;
  readonly headers: IncomingHttpHeaders;
  /** The client secret that a service account calls with: the one that it sent, or the one that its token was minted with. */
  readonly secretId: string | undefined;
  readonly services: Services;
  readonly server: ServerParts;
  readonly wire: Wire;
  /** Where the server is for its clients, without a trailing slash. */
  readonly publicUrl: string;
  /** Absolute address of a path of this wire. */
  link(path: string): string;
  /** The slice of the list that was asked for. */
  readonly page: ListPage;
  /**
   * Wraps a slice of a list with its links and count, as every list of this wire is answered. The count tells
   * whether a page follows, unless `hasMore` does.
   */
  list(results: readonly unknown[], totalCount: number, hasMore?: boolean): unknown;
  setHeader(name: string, value: string): void;
}

/** One version of an operation. */
export interface OperationVersion<
  Path extends string = string,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
> {
  /** The status the live service answers. */
  readonly status: number;
  /** The status of an answer without a body, where only some answers have one. */
  readonly emptyStatus?: number | undefined;
  /** The status the published description names, where it differs from the live one. */
  readonly publishedStatus?: number | undefined;
  readonly body?: Body | undefined;
  /** Absent when the answer has no body. */
  readonly response?: TSchema | undefined;
  /** Of an answer that is text as it stands, not JSON. */
  readonly textType?: string | undefined;
  /** Values of the `Deprecation` and `Sunset` headers. */
  readonly deprecated?: { readonly deprecation: string; readonly sunset: string } | undefined;
  /** Gives the body of the answer, nothing where it has none, or an OtherAnswer. */
  handle(context: OperationContext<Path, Query, Body>): Promise<unknown> | unknown;
}

export interface OtherAnswerForm {
  readonly description: string;
  /** JSON unless it is named here. */
  readonly textType?: string;
  readonly schema: TSchema;
}

/**
 * The unit of the wire. From the list of operations come routes, validation, authorization, the OpenAPI document and
 * the reference page; nothing about an operation is said twice. Its rate limit follows from method and path
 * (domain/rate-limit-table.ts is the published one).
 */
export interface Operation<
  Path extends string = string,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
> {
  readonly operationId: string;
  readonly wire: Wire;
  readonly tag: string;
  readonly summary: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: Path;
  /**
   * What the caller needs in the organization (`{orgId}`) or project (`{groupId}`) of the path, or which kind of caller is
   * asked for instead (access/decision/rule.ts).
   */
  readonly permission: Requirement;
  /** What the decision asks for beyond that, where the permission in the scope of the path is not all. */
  readonly reach?: ReachAsSent | undefined;
  /**
   * Whether it answers whoever has just called it as the first time, though the project of the path is gone by that:
   * the same request twice is no mistake of the client.
   */
  readonly isRepeatable?: boolean | undefined;
  /** Marks what is documented as deprecated without dates; versions have their own mark. */
  readonly isDeprecated?: boolean | undefined;
  /** What an OtherAnswer of it looks like, by status, for the OpenAPI document: where the errors of its wire do not say so. */
  readonly otherAnswers?: Readonly<Record<number, OtherAnswerForm>> | undefined;
  /** Query parameters beyond `envelope` and `pretty`, which every operation takes. */
  readonly query?: Query | undefined;
  readonly versions: Readonly<Partial<Record<Version, OperationVersion<Path, Query, Body>>>>;
}

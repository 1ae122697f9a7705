/** What the API is told of a caller, in the order of the headers. `undefined`: it does not apply. */
export interface Identity {
  /** `apikey/abcdefgh` or `serviceaccount/mdb_sa_id_…`. */
  readonly caller: string | undefined;
  /** Noted of the credential, by people: nothing may depend on it. */
  readonly kind: string | undefined;
  readonly label: string | undefined;
  readonly organizationId: string | undefined;
  readonly projectId: string | undefined;
  /** Method and template of the route. */
  readonly route: string | undefined;
  readonly permission: string | undefined;
  readonly address: string | undefined;
  /** Names this decision in lists and logs. An API knows by it that it was asked through a gate. */
  readonly decision: string;
}

/** The one header of this kind that a gate may send: its own secret. */
export const GATE_SECRET_HEADER = 'x-sallyport-gate-secret';

/** What stands where there is nothing: proxies keep the caller's own header where the answer has none, or an empty one. */
const NOTHING = '-';

/** Name, value, name, value. Every one of them, whatever is known: each proxy then overwrites what the caller sent. */
export function identityHeaders(identity: Identity): string[] {
  return [
    'X-Sallyport-Caller',
    identity.caller ?? NOTHING,
    'X-Sallyport-Kind',
    identity.kind ?? NOTHING,
    'X-Sallyport-Label',
    identity.label ?? NOTHING,
    'X-Sallyport-Organization',
    identity.organizationId ?? NOTHING,
    'X-Sallyport-Project',
    identity.projectId ?? NOTHING,
    'X-Sallyport-Route',
    identity.route ?? NOTHING,
    'X-Sallyport-Permission',
    identity.permission ?? NOTHING,
    'X-Sallyport-Address',
    identity.address ?? NOTHING,
    'X-Sallyport-Token',
    NOTHING,
    'X-Sallyport-Decision',
    identity.decision,
  ];
}

/** The names of all of them, in their order. An answer that lets a request pass and lacks one is no answer of a gate. */
export const identityHeaderNames: readonly string[] = identityHeaders({
  caller: undefined,
  kind: undefined,
  label: undefined,
  organizationId: undefined,
  projectId: undefined,
  route: undefined,
  permission: undefined,
  address: undefined,
  decision: NOTHING,
}).filter((_, at) => at % 2 === 0);

/** Of a refusal, which proxies show to the caller. */
export const REFUSAL_HEADERS = {
  status: 'X-Sallyport-Status',
  reason: 'X-Sallyport-Reason',
  detail: 'X-Sallyport-Detail',
  accepted: 'X-Sallyport-Accepted-Permissions',
  decision: 'X-Sallyport-Decision',
} as const;

/** Of a request that passes in the mode `report`. */
export const WOULD_HEADER = 'X-Sallyport-Would';

const LETTER_X = 0x78;
const OURS = /^x-sallyport(?:$|-)/;
/** By which frameworks serve another method or path than that of the request line. */
export const OVERRIDES: ReadonlySet<string> = new Set([
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
  'x-original-url',
  'x-rewrite-url',
]);

/** What proxies ask gates with, which comes with every request: looked up first. */
const OF_PROXIES: ReadonlySet<string> = new Set([
  GATE_SECRET_HEADER,
  'x-original-method',
  'x-original-uri',
  'x-original-scheme',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-forwarded-method',
  'x-forwarded-uri',
  'x-real-ip',
]);

/** Of a name in lower case: as servers read it that take every other character for `_`, as CGI has it, or for `-`. */
export function foldHeaderName(lower: string): string {
  return lower.replace(/[^a-z0-9]/g, '-');
}

/** Whether a header of that name, in any spelling that some server reads so, tells who calls. */
export function isIdentityHeader(lower: string): boolean {
  return OURS.test(foldHeaderName(lower));
}

/**
 * Why a request may not bring a header of that name: with another character for `-` some servers take it for one of ours, or it has the
 * upstream serve something else than was decided about. Undefined for all others.
 */
export function headerProblem(name: string): string | undefined {
  if ((name.charCodeAt(0) | 0x20) !== LETTER_X) return undefined;
  const lower = name.toLowerCase();
  if (OF_PROXIES.has(lower)) return undefined;
  const normal = foldHeaderName(lower);
  if (OURS.test(normal)) return 'it tells the API who calls, and only the gate may';
  return OVERRIDES.has(normal) ? 'servers take it for another method or path' : undefined;
}

/** Where a proxy listens, or whom it asks. */
export interface NetworkPlace {
  readonly kind: 'network';
  readonly isSecure: boolean;
  /** A name, an IPv4 address, or an IPv6 address between brackets. */
  readonly host: string;
  readonly port: number;
}

/** The file of a Unix socket. */
export interface SocketPlace {
  readonly kind: 'socket';
  readonly path: string;
}

export type Place = NetworkPlace | SocketPlace;

/** What a configuration is made of. */
export interface SnippetPlan {
  readonly gate: string;
  readonly api: string;
  /** Where gates ask. */
  readonly guard: Place;
  /** The API's own server. */
  readonly upstream: Place;
  /** Where the proxy is to listen. `host` is empty for every address of the machine. */
  readonly listen: { readonly host: string; readonly port: number };
  /** What stands where the secret of the gate belongs; undefined of a gate without one. */
  readonly secret: string | undefined;
  /** Headers by which callers prove who they are: the API must not see them. */
  readonly credentials: readonly string[];
  /** Path at which clients look for what protects the API (RFC 9728); undefined where its definition has no `resource`. */
  readonly metadataPath: string | undefined;
}

/** One file of a configuration. */
export interface SnippetFile {
  readonly name: string;
  readonly text: string;
}

/** What stands in a configuration until the secret of the gate is put there: it is kept as a hash. */
export const SECRET_PLACEHOLDER = 'THE-SECRET-OF-THE-GATE';

export const isSecure = (place: Place): boolean => place.kind === 'network' && place.isSecure;

/** `127.0.0.1:8081`. */
export const authority = ({ host, port }: Pick<NetworkPlace, 'host' | 'port'>): string => `${host}:${port}`;

/** `http://127.0.0.1:8081`; undefined of a socket. */
export function urlOf(place: Place): string | undefined {
  return place.kind === 'network' ? `${place.isSecure ? 'https' : 'http'}://${authority(place)}` : undefined;
}

/** Each line by so many blanks, empty ones not. */
export function indent(blanks: number, lines: readonly string[]): string {
  return lines.map((line) => (line === '' ? '' : `${' '.repeat(blanks)}${line}`)).join('\n');
}

import { own, published } from './define-error.js';

/** Requests before their values are looked at: form, size, path, version. */
export const requestErrors = {
  FEATURE_UNSUPPORTED: published({
    status: 403,
    detail: (feature: string) => `This server does not support ${feature}.`,
    parameters: ['feature'],
    meaning: 'The request asks for something that exists in the public API but not on this server.',
    fix: 'Leave the feature out of the request.',
  }),
  MALFORMED_REQUEST: own({
    status: 400,
    detail: () => 'This is not a request in the form of HTTP/1.1.',
    parameters: [],
    meaning: 'What arrived cannot be read as HTTP, or lacks the `Host` header.',
    fix: 'Check what stands between client and server, for example a proxy or a client that speaks TLS to a plain port.',
  }),
  PROXY_HEADER_REFUSED: own({
    status: 400,
    detail: (problem: string) => `The PROXY protocol header of this connection ${problem}.`,
    parameters: ['problem'],
    meaning:
      'A proxy that is trusted has to begin each connection with a header of the PROXY protocol (version 1 or 2) where `SALLYPORT_CLIENT_ADDRESS_FROM` says so, and nobody else may. Over TLS the connection is closed without an answer; the log has the reason.',
    fix: 'Set `SALLYPORT_CLIENT_ADDRESS_FROM=proxy-protocol` and name the proxy in `SALLYPORT_TRUSTED_PROXIES`; have it send the header (`send-proxy-v2` in HAProxy, `proxy_protocol on` in nginx), or neither.',
  }),
  FORWARDED_HEADER_REFUSED: own({
    status: 400,
    detail: () => 'The Forwarded header of this request is not in the form of RFC 7239.',
    parameters: [],
    meaning:
      'A trusted proxy passed on a `Forwarded` header that cannot be read as a whole. Who called is not known then: what the proxy added may be hidden by what the client sent.',
    fix: 'Send no `Forwarded` header of your own. Where none was sent, correct what the proxy makes of it.',
  }),
  HOST_NOT_SERVED: own({
    status: 400,
    detail: (host: string) =>
      `This server listens on this machine alone and is not called ${host}; set SALLYPORT_PUBLIC_URL or SALLYPORT_HOST_NAMES if that is its name.`,
    parameters: ['host'],
    meaning:
      'A server that listens on a loopback address was called by a name that a stranger can have registered: a page may have had it lead here (DNS rebinding).',
    fix: 'Call it by `localhost`, an address or its public URL; set `SALLYPORT_PUBLIC_URL`, or name what a proxy before it passes on in `SALLYPORT_HOST_NAMES`.',
  }),
  REQUEST_TIMED_OUT: own({
    status: 408,
    detail: () => 'The request took too long to arrive.',
    parameters: [],
    meaning: 'The head of the request has to arrive within half a minute, all of it within one.',
    fix: 'Send the request again, in one go.',
  }),
  HEADERS_TOO_LARGE: own({
    status: 431,
    detail: () => 'The address or the headers of the request are too long.',
    parameters: [],
    meaning: 'Address and headers of a request can have 16 KiB together.',
    fix: 'Shorten the address or send fewer headers.',
  }),
  INVALID_VERSION_DATE: published({
    // The public error list says 400; the live service answers 406.
    status: 406,
    detail: () => 'Invalid accept header or version date.',
    parameters: [],
    meaning: 'The `Accept` header names no version, or none that the operation has.',
    fix: 'Send `Accept: application/vnd.atlas.2025-03-12+json`, or an older date.',
  }),
  RESOURCE_NOT_FOUND: published({
    status: 404,
    detail: (resource: string) => `Cannot find resource ${resource}.`,
    parameters: ['path or phrase'],
    // Of a service account one answer whether it is unknown or somebody else's: nothing is learnt about other organizations.
    meaning:
      'The path is none that this server answers, or it names a service account or an error code that there is not.',
    fix: 'Check the path against the operation reference, or the client ID; GET /orgs/{orgId}/serviceAccounts lists the service accounts.',
  }),
  METHOD_NOT_ALLOWED: own({
    status: 405,
    detail: (method: string, allowed: string) => `This path does not take ${method}; it takes ${allowed}.`,
    parameters: ['method', 'methods of the path'],
    headers: (_method, allowed) => ({ Allow: allowed }),
    meaning:
      'The path exists, but not with this method. On the Atlas wires the answer has no body, and `X-Sallyport-Reason` says this.',
    fix: 'Use one of the methods in the `Allow` header.',
  }),
  PAYLOAD_TOO_LARGE: own({
    status: 413,
    detail: (most: string) => `The body of the request is larger than ${most}. More is not read here.`,
    parameters: ['most that is read'],
    meaning:
      'The body is larger than 1 MiB, or than 16 KiB where no credential is needed. More is never read.',
    fix: 'Split the request into smaller ones.',
  }),
  UNSUPPORTED_MEDIA_TYPE: own({
    status: 415,
    detail: (contentType: string) =>
      `A body of type ${contentType} cannot be read here; send JSON, with Content-Type: application/json.`,
    parameters: ['content type'],
    meaning:
      'The `Content-Type` of the request is no media type, or it is none of JSON and the body is not JSON either.',
    fix: 'Send JSON, with `Content-Type: application/json` or the versioned type.',
  }),
  UNSUPPORTED_CONTENT_ENCODING: own({
    status: 415,
    detail: (encoding: string) =>
      `A body with Content-Encoding ${encoding} cannot be read here; send it as it is.`,
    parameters: ['content encoding'],
    // RFC 9110 section 15.5.16: what would be taken.
    headers: () => ({ 'Accept-Encoding': 'identity' }),
    meaning: 'The body is compressed, which this server does not undo.',
    fix: 'Send the body without compression and without the header `Content-Encoding`.',
  }),
};

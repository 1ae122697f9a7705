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
    meaning: 'The server cannot read the request as HTTP, or the `Host` header is missing.',
    fix: 'Check for HTTPS sent to an HTTP port, and for a proxy that changes the request.',
  }),
  PROXY_HEADER_REFUSED: own({
    status: 400,
    detail: (problem: string) => `The PROXY protocol header of this connection ${problem}.`,
    parameters: ['problem'],
    meaning:
      'With `SALLYPORT_CLIENT_ADDRESS_FROM=proxy-protocol`, every connection from a trusted proxy must begin with a PROXY protocol header (version 1 or 2), and no other connection may. Over TLS the connection is closed without an answer; the log has the reason.',
    fix: 'To use the PROXY protocol, set `SALLYPORT_CLIENT_ADDRESS_FROM=proxy-protocol`, list the proxy in `SALLYPORT_TRUSTED_PROXIES`, and let the proxy send the header (`send-proxy-v2` in HAProxy, `proxy_protocol on` in nginx). Otherwise do none of the three.',
  }),
  FORWARDED_HEADER_REFUSED: own({
    status: 400,
    detail: () => 'The Forwarded header of this request has a syntax error (RFC 7239).',
    parameters: [],
    meaning:
      'The `Forwarded` header from a trusted proxy has a syntax error. The address of the client is not known then, because the part that the client sent may hide the part that the proxy added.',
    fix: 'Do not send a `Forwarded` header. If you did not, correct the configuration of the proxy.',
  }),
  HOST_NOT_SERVED: own({
    status: 400,
    detail: (host: string) =>
      `This server listens on a loopback address and does not answer to the name ${host}; if that is its name, set SALLYPORT_PUBLIC_URL or SALLYPORT_HOST_NAMES.`,
    parameters: ['host'],
    meaning:
      'The server listens on a loopback address, and the `Host` header has a name that anybody could have registered. A web page may have made that name point to this machine (DNS rebinding).',
    fix: 'Call the server by `localhost`, an IP address or its public URL. Otherwise set `SALLYPORT_PUBLIC_URL`, or list the names that your proxy passes on in `SALLYPORT_HOST_NAMES`.',
  }),
  REQUEST_TIMED_OUT: own({
    status: 408,
    detail: () => 'The request took too long to arrive.',
    parameters: [],
    meaning:
      'The headers of a request must arrive within 30 seconds, and the body within 30 seconds more (`SALLYPORT_BODY_TIMEOUT_SECONDS`).',
    fix: 'Send the request again, without pauses.',
  }),
  HEADERS_TOO_LARGE: own({
    status: 431,
    detail: () => 'The URL or the headers of the request are too long.',
    parameters: [],
    meaning: 'The request line and the headers are longer than 16 KiB.',
    fix: 'Shorten the URL or send fewer headers.',
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
      'The server has no operation at this path, or the service account or error code in the path does not exist.',
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
      'The body is larger than 1 MiB, or larger than 16 KiB for an operation that needs no credential.',
    fix: 'Split the request into smaller ones.',
  }),
  UNSUPPORTED_MEDIA_TYPE: own({
    status: 415,
    detail: (contentType: string) =>
      `A body of type ${contentType} cannot be read here; send JSON, with Content-Type: application/json.`,
    parameters: ['content type'],
    meaning: 'The `Content-Type` is not a media type, or neither it nor the body is JSON.',
    fix: 'Send JSON, with `Content-Type: application/json` or the versioned type.',
  }),
  UNSUPPORTED_CONTENT_ENCODING: own({
    status: 415,
    detail: (encoding: string) =>
      `A body with Content-Encoding ${encoding} cannot be read here; send it as it is.`,
    parameters: ['content encoding'],
    // RFC 9110 section 15.5.16: what would be taken.
    headers: () => ({ 'Accept-Encoding': 'identity' }),
    meaning: 'The body is compressed. The server accepts uncompressed bodies only.',
    fix: 'Send the body without compression and without the header `Content-Encoding`.',
  }),
};

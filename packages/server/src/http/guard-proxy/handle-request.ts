import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessListMatcher } from '../../domain/access-list.js';
import { refuse } from '../../domain/errors.js';
import { createClientAddress } from '../wire/client-address.js';
import { peerAddress } from '../wire/peers.js';
import { answer, answerRefusal, answerRefused } from './answer.js';
import type { GateClient } from './ask-gate.js';
import { forward, type Passing, type Upstream } from './forward.js';
import { endToEnd, type Passed, questionHeaders, upstreamHeaders } from './pass-on-headers.js';
import { isDocumentPath, pathOfDocument } from './resource-document.js';

export type Handle = (
  request: IncomingMessage,
  response: ServerResponse,
  upgrade: Passing['upgrade'],
) => Promise<void>;

/** Asks the gate about a request, and forwards it where it may pass. */
export function createHandler({
  client,
  upstream,
  trustedProxies,
  keepsCredential,
  tell,
}: {
  readonly client: GateClient;
  readonly upstream: Upstream;
  readonly trustedProxies: AccessListMatcher;
  readonly keepsCredential: boolean;
  readonly tell: (problem: string) => void;
}): Handle {
  const addressOf = createClientAddress({
    source: 'x-forwarded-for',
    trustedProxies,
    onUntrusted: () => tell(UNTRUSTED),
  });

  /** Undefined where the connection has gone. */
  function read(request: IncomingMessage): Passed | undefined {
    const { method = '', url = '', headers, socket } = request;
    const peer = peerAddress(socket);
    const address = addressOf(request);
    if (peer === undefined || address === undefined) return undefined;
    const isForwarded = trustedProxies.match(peer) !== undefined;
    return {
      method,
      target: url,
      host: headers.host ?? upstream.place.host,
      address: address.text,
      isSecure: isForwarded && headers['x-forwarded-proto'] === 'https',
      isForwarded,
      peer: peer.text,
      lines: endToEnd(request),
    };
  }

  return async (request, response, upgrade) => {
    const passed = read(request);
    if (passed === undefined) return void request.socket.destroy();
    if (!isOneReading(request)) return answerRefusal(request, response, refuse('MALFORMED_REQUEST'));
    if (request.method === 'GET' && isDocumentPath(passed.target)) {
      const document = await client.protectedResource();
      if (document !== undefined && pathOfDocument(document) === passed.target)
        return answer(request, response, 200, ['Cache-Control', 'public, max-age=300'], document);
    }
    const said = await client.ask(questionHeaders(passed));
    if (response.destroyed) return;
    if (said.kind === 'failed') {
      tell(said.problem);
      answerRefusal(request, response, said.refusal);
    } else if (said.kind === 'refused') answerRefused(request, response, said);
    else {
      const headers = upstreamHeaders(passed, said.identity, keepsCredential);
      forward({ request, response, headers, upgrade }, upstream);
    }
  };
}

const UNTRUSTED =
  'requests bring X-Forwarded-For, which is not believed: name the proxies before this one with --trustedProxy';

/** What may stand in `Host` (RFC 3986 section 3.2.2). */
const HOST = /^[A-Za-z0-9\-._~!$&'()*+,;=%:[\]]*$/;

/** Whether every server takes the same for its end and its host (RFC 9112 sections 3.2 and 6.1). Node has refused the rest. */
function isOneReading({ rawHeaders, headers, httpVersion }: IncomingMessage): boolean {
  if (!HOST.test(headers.host ?? '')) return false;
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]?.toLowerCase() === 'host') hosts++;
  if (hosts > 1 || (hosts === 0 && httpVersion === '1.1')) return false;
  const { 'transfer-encoding': encoding, 'content-length': length } = headers;
  return (
    encoding === undefined ||
    (length === undefined && httpVersion === '1.1' && encoding.trim().toLowerCase() === 'chunked')
  );
}

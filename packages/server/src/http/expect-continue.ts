import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/**
 * `Expect: 100-continue` (RFC 9110 section 10.1.1): the client is told to send its body when somebody is about to read it,
 * and never before it is known who asks. Where the answer comes first the connection ends with it: whether the body follows
 * all the same is the client's choice, and what it sends next could be taken for that body.
 */
export function answerExpectations(server: Server): void {
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    const { shouldKeepAlive } = response;
    response.shouldKeepAlive = false;
    request.on('newListener', function onListener(event) {
      if (event !== 'data') return;
      request.off('newListener', onListener);
      // Whoever reads now drops what comes.
      if (response.headersSent) return;
      response.shouldKeepAlive = shouldKeepAlive;
      response.writeContinue();
    });
    server.emit('request', request, response);
  });
  // Other expectations may be ignored; Node answers them without a body.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

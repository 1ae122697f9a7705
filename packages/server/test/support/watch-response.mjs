// Plain JavaScript, for the built server loads it before itself (tell-answers.mjs).

/**
 * Gives the answer to a request when it goes out.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {(answer: import('./described-answers.js').SentAnswer) => void} look
 */
export function watchResponse(request, response, look) {
  // As the client sent it: the server rewrites it.
  const target = request.url ?? '';
  let contentType = '';
  let cacheControl = '';
  let contentEncoding = '';
  /** @type {(string | Buffer)[]} */
  const written = [];
  const { writeHead, write, end } = response;

  response.writeHead = (...given) => {
    const headerOf = (/** @type {string} */ name) =>
      headerIn(given.at(-1), name) ?? String(response.getHeader(name) ?? '');
    contentType = headerOf('content-type');
    cacheControl = headerOf('cache-control');
    contentEncoding = headerOf('content-encoding');
    return Reflect.apply(writeHead, response, given);
  };
  response.write = (...given) => {
    keep(given);
    return Reflect.apply(write, response, given);
  };
  response.end = (...given) => {
    keep(given);
    look({
      method: request.method ?? '',
      target,
      status: response.statusCode,
      contentType,
      cacheControl,
      contentEncoding,
      body: () => written.map(String).join(''),
    });
    return Reflect.apply(end, response, given);
  };

  /** @param {unknown[]} given */
  function keep([chunk]) {
    if (typeof chunk === 'string' || Buffer.isBuffer(chunk)) written.push(chunk);
  }
}

/**
 * @param {unknown} headers
 * @param {string} wanted
 */
function headerIn(headers, wanted) {
  const isWanted = (/** @type {unknown} */ name) => String(name).toLowerCase() === wanted;
  if (Array.isArray(headers)) {
    const at = headers.findIndex((name, index) => index % 2 === 0 && isWanted(name));
    return at < 0 ? undefined : String(headers[at + 1]);
  }
  if (typeof headers !== 'object' || headers === null) return undefined;
  const named = Object.entries(headers).find(([name]) => isWanted(name));
  return named && String(named[1]);
}

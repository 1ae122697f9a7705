import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { RefusalError, refuse } from '../domain/errors.js';
import { refuseNoJson } from './wire/parse-body.js';
import { shown } from './wire/shown.js';

/** Has bodies read as text, whatever media type the client names. They are parsed after admission. */
export function readBodiesAsText(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, ({ headers, wire }, body, done) => {
    const encoding = headers['content-encoding'] ?? 'identity';
    if (encoding.toLowerCase() !== 'identity')
      done(new RefusalError(refuse('UNSUPPORTED_CONTENT_ENCODING', shown(encoding))));
    else if (isUtf8(body)) done(null, body.toString());
    else if (wire?.form) done(new RefusalError(refuse('MALFORMED_JSON')));
    // Windows PowerShell 5.1 writes UTF-16 unless it is told otherwise.
    else done(new RefusalError(refuseNoJson(headers['content-type'], 'is not UTF-8')));
  });
}

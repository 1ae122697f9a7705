import type { FastifyInstance } from 'fastify';
import { stringify } from 'yaml';
import type { JsonObject } from './schemas.js';

const FORMS = {
  json: { type: 'application/json', write: (document: JsonObject) => JSON.stringify(document, null, 2) },
  yaml: {
    type: 'application/yaml',
    write: (document: JsonObject) => stringify(document, { aliasDuplicateObjects: false }),
  },
};

/**
 * Serves the OpenAPI document, to anyone: it says nothing about this installation but its address. That is known once
 * the server listens and does not change; each form is written once, as it takes longer than a request should.
 */
export function registerOpenApi(app: FastifyInstance, document: () => JsonObject): void {
  for (const [extension, { type, write }] of Object.entries(FORMS)) {
    let written: string | undefined;
    app.get(`/api/openapi.${extension}`, async (_request, reply) => {
      written ??= write(document());
      return reply.type(type).send(written);
    });
  }
}

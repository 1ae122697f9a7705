import type { FastifyInstance } from 'fastify';
import { stringify } from 'yaml';
import type { Operation } from '../operation.js';
import { openApiDocument } from './document.js';
import type { JsonObject } from './schemas.js';

const FORMS = {
  json: { type: 'application/json', write: (document: JsonObject) => JSON.stringify(document, null, 2) },
  yaml: {
    type: 'application/yaml',
    write: (document: JsonObject) => stringify(document, { aliasDuplicateObjects: false }),
  },
};

/**
 * Serves the OpenAPI document, to anyone: it says nothing about this installation but its address. Each form is written
 * once for an address, for it takes longer than an anonymous request should cost.
 */
export function registerOpenApi(
  app: FastifyInstance,
  options: { readonly operations: readonly Operation[]; readonly publicUrl: () => string },
): void {
  for (const [extension, { type, write }] of Object.entries(FORMS)) {
    let written: { publicUrl: string; text: string } | undefined;
    app.get(`/api/openapi.${extension}`, async (_request, reply) => {
      const publicUrl = options.publicUrl();
      if (written?.publicUrl !== publicUrl)
        written = { publicUrl, text: write(openApiDocument(options.operations, publicUrl)) };
      return reply.type(type).send(written.text);
    });
  }
}

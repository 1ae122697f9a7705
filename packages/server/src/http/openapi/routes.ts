import type { FastifyInstance } from 'fastify';
import { stringify } from 'yaml';
import type { JsonObject } from './schemas.js';

/** Serves the OpenAPI document, to anyone: it says nothing about this installation but its address. */
export function registerOpenApi(app: FastifyInstance, document: () => JsonObject): void {
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json').send(JSON.stringify(document(), null, 2)),
  );
  app.get('/api/openapi.yaml', async (_request, reply) =>
    reply.type('application/yaml').send(stringify(document(), { aliasDuplicateObjects: false })),
  );
}

import type { FastifyInstance } from 'fastify';
import { memoryBounds } from '../../domain/bounds/memory.js';
import type { Operation } from '../operation.js';
import type { LinkBase } from '../wire/link-base.js';
import type { Sender } from '../wire/send.js';
import { wires } from '../wires/index.js';
import { openApiDocument } from './document.js';
import type { JsonObject } from './schemas.js';
import { answerOf, type ServedFile, servedFile } from './served-file.js';
import { writeYaml } from './write-yaml.js';

const FORMS = {
  json: {
    type: 'application/json',
    write: async (document: JsonObject) => Buffer.from(JSON.stringify(document, null, 2)),
  },
  yaml: {
    type: 'application/yaml',
    write: async (document: JsonObject) => Buffer.from(await writeYaml(document)),
  },
};

/** Each document with the first of the wires that it describes. */
export const describedWires = new Map(
  Object.values(wires)
    .reverse()
    .map((wire) => [wire.document.path, wire]),
);

const MOST_ADDRESSES = memoryBounds.documentAddresses.most;

/**
 * Serves the OpenAPI documents, to anyone: they say nothing about this installation but its address. Each form is written
 * once for an address, for it takes longer than an anonymous request should cost; and kept as the bytes that are sent,
 * so that all answers under way share them. Nothing else is compressed: no secret is in them.
 */
export function registerOpenApi(
  app: FastifyInstance,
  options: {
    readonly operations: readonly Operation[];
    readonly publicUrl: () => string;
    /** For the address in the answer to a request. */
    readonly linkBase: LinkBase;
    readonly sender: Sender;
  },
): void {
  const served = new Set(options.operations.map(({ wire }) => wire.document.path));
  for (const [path, wire] of describedWires) {
    if (!served.has(path)) continue;
    for (const [extension, { type, write }] of Object.entries(FORMS)) {
      const written = new Map<string, Promise<ServedFile>>();
      const fileFor = (address: string): Promise<ServedFile> => {
        const file =
          written.get(address) ?? write(openApiDocument(options.operations, address, wire)).then(servedFile);
        written.set(address, file);
        return file;
      };
      app.get(`${path}.${extension}`, async ({ headers: asked, raw }, reply) => {
        const address = options.linkBase(raw);
        // Strangers choose the address. None is dropped for another, because slow readers keep what is dropped.
        const hasRoom = written.has(address) || written.size < MOST_ADDRESSES;
        const file = await fileFor(hasRoom ? address : options.publicUrl());
        const { status, headers, body } = answerOf(file, {
          acceptEncoding: asked['accept-encoding']?.toString(),
          ifNoneMatch: asked['if-none-match'],
        });
        options.sender.sendOther(
          reply,
          status,
          { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff', ...headers },
          body,
        );
      });
    }
  }
}

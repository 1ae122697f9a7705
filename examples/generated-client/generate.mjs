// Writes src/schema.d.ts from the document that a server serves: node generate.mjs http://127.0.0.1:8080
import { mkdir, writeFile } from 'node:fs/promises';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

const base = process.argv[2] ?? process.env.SALLYPORT_URL ?? 'http://127.0.0.1:8080';
const address = new URL(`${base.replace(/\/+$/, '')}/api/openapi.json`);
const response = await fetch(address);
if (!response.ok) throw new Error(`${address} answered ${response.status}`);

const types = await openapiTS(await response.json(), {
  // Keeps what the server alone fills in (readOnly) out of request bodies.
  readWriteMarkers: true,
  // A property with a default need not be sent.
  defaultNonNullable: false,
});
const file = new URL('src/schema.d.ts', import.meta.url);
await mkdir(new URL('.', file), { recursive: true });
await writeFile(file, COMMENT_HEADER + astToString(types));
console.log(`Wrote src/schema.d.ts from ${address}`);

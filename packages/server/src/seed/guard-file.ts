import { parseDefinition } from '../documents/parse-definition.js';
import { readDocument } from '../documents/read-document.js';
import type { GuardDialect } from '../domain/guard/definition.js';
import { isId } from '../domain/ids.js';
import { placed, readSeedText, report, type SeedFile } from './seed-file.js';
import { SeedFileError } from './seed-problem.js';
import type { Seed } from './seed-schema.js';

/** The definition of a guarded API that a start applies: a seed that has nothing else. */
export interface GuardFile extends SeedFile {
  /** What the first organization is called where there is none yet; undefined where the definition has an ID. */
  readonly organizationName: string | undefined;
}

/** Where the definition names no gates, it gets one of its own name. Throws SeedFileError. */
export async function readGuardFile(file: string, dialect: GuardDialect): Promise<GuardFile> {
  const text = readSeedText(file, `the definition ${file}`);
  const { definition, ...parsed } = await parseDefinition(text);
  if (definition === undefined)
    throw new SeedFileError(report(parsed.faults.map((fault) => `${placed(file, fault)}: ${fault.message}`)));
  const content = 'content' in parsed ? (parsed.content as object) : {};
  const { api, gates, organization } = definition;
  const withGates = gates.length > 0 ? content : { ...content, gates: { [api]: dialect } };
  const seed: Seed = { guardedApis: [withGates] };
  const read = await readDocument(text);
  return {
    file,
    seed,
    organizationName: isId(organization) ? undefined : organization,
    explain({ path, message }) {
      // Without the place in the list of one.
      const [, , ...within] = path;
      const place = 'document' in read ? read.document.placeOf(within, 'value') : { line: 1, column: 1 };
      return new SeedFileError(`${placed(file, place)}: ${message}`);
    },
  };
}

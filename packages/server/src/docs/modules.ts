import { type WireName, wirePaths } from '../domain/wire-paths.js';
import type { Operation } from '../http/operation.js';
import { operations } from '../http/operations/index.js';
import { answerFieldsModule } from './answer-fields.js';
import { contractModule, newestVersionModule, requirementsModule, stepsModule } from './contract.js';
import type { GeneratedFile } from './write-files.js';

// From src/docs as well as from dist/docs, three levels up are the packages.
const commandLineSource = new URL('../../../server/src/cli/output/generated/', import.meta.url);
const clientSource = new URL('../../../client/src/generated/', import.meta.url);

/** The modules of the client package and the command line that are made from the operations. They need nothing of the client itself. */
export const generatedModules: readonly GeneratedFile[] = [
  ...(Object.keys(wirePaths) as WireName[]).map((wire) => ({
    file: new URL(`${fileName(wire)}.ts`, clientSource),
    render: () => contractModule(typeName(wire), operationsOf(wire)),
  })),
  {
    file: new URL('requirements.ts', clientSource),
    render: () => requirementsModule([...operationsOf('atlas'), ...operationsOf('private')]),
  },
  { file: new URL('newest-version.ts', clientSource), render: () => newestVersionModule(operations) },
  { file: new URL('decision-steps.ts', clientSource), render: stepsModule },
  {
    file: new URL('answer-fields.ts', commandLineSource),
    render: () =>
      answerFieldsModule((['atlas', 'atlasV1', 'private', 'server', 'test'] as const).flatMap(operationsOf)),
  },
];

function operationsOf(wire: WireName): readonly Operation[] {
  return operations.filter((operation) => operation.wire.name === wire);
}

/** What the exports of a wire's module begin with: `CloudManager` of `cloudManager`. */
function typeName(wire: WireName): string {
  return wire.charAt(0).toUpperCase() + wire.slice(1);
}

/** `cloud-manager` of `cloudManager`. */
function fileName(wire: WireName): string {
  return wire.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

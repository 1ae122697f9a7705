import { type WireName, wirePaths } from '../domain/wire-paths.js';
import type { Operation } from '../http/operation.js';
import { operations } from '../http/operations/index.js';
import { contractModule, newestVersionModule, requirementsModule, stepsModule } from './contract.js';
import type { GeneratedFile } from './write-files.js';

// From src/docs as well as from dist/docs, three levels up are the packages.
const clientSource = new URL('../../../client/src/generated/', import.meta.url);

/** What the exports of a wire's module begin with. */
const NAMES: Readonly<Record<WireName, string>> = {
  atlas: 'Atlas',
  atlasV1: 'AtlasV1',
  cloudManager: 'CloudManager',
  private: 'Private',
  oauth: 'Oauth',
  server: 'Server',
};

/** The modules of the client package that are made from the operations. They need nothing of the client itself. */
export const generatedModules: readonly GeneratedFile[] = [
  ...(Object.keys(wirePaths) as WireName[]).map((wire) => ({
    file: new URL(`${fileName(NAMES[wire])}.ts`, clientSource),
    render: () => contractModule(NAMES[wire], operationsOf(wire)),
  })),
  {
    file: new URL('requirements.ts', clientSource),
    render: () => requirementsModule([...operationsOf('atlas'), ...operationsOf('private')]),
  },
  { file: new URL('newest-version.ts', clientSource), render: () => newestVersionModule(operations) },
  { file: new URL('decision-steps.ts', clientSource), render: stepsModule },
];

function operationsOf(wire: WireName): readonly Operation[] {
  return operations.filter((operation) => operation.wire.name === wire);
}

/** `CloudManager` as `cloud-manager`. */
function fileName(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

import type { WireName } from '../../domain/wire-paths.js';
import { ATLAS } from './atlas.js';
import { ATLAS_V1 } from './atlas-v1.js';
import { CLOUD_MANAGER } from './cloud-manager.js';
import { OAUTH } from './oauth.js';
import { PRIVATE } from './private.js';
import { SERVER } from './server.js';
import { TEST } from './test.js';
import type { Wire } from './wire.js';

/** Every wire by its name. */
export const wires: Readonly<Record<WireName, Wire>> = {
  atlas: ATLAS,
  atlasV1: ATLAS_V1,
  cloudManager: CLOUD_MANAGER,
  private: PRIVATE,
  oauth: OAUTH,
  server: SERVER,
  test: TEST,
};

/** The longest root comes first, for one wire may lie below another. */
const byRoot = Object.values(wires)
  .flatMap((wire) => (wire.root === undefined ? [] : [{ root: wire.root, wire }]))
  .sort((a, b) => b.root.length - a.root.length);

/** The wire that a path belongs to, whether an operation is there or not; undefined for paths of no wire. */
export function wireAt(path: string): Wire | undefined {
  return byRoot.find(({ root }) => path.startsWith(root))?.wire;
}

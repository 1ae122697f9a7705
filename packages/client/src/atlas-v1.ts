import { type AtlasV1Operations, atlasV1Routes } from './generated/atlas-v1.js';
import type { Wire } from './wire.js';

/** The Atlas Administration API v1.0, which came before the versions. */
export const atlasV1: Wire<AtlasV1Operations> = { routes: atlasV1Routes };

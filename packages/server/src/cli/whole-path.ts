import { atlas, server, testing } from '@sallyport/client';
import { wirePaths } from '../domain/wire-paths.js';

const templates = Object.values({ ...atlas.routes, ...server.routes, ...testing.routes }).map((route) =>
  route.replace(/^\S+ /, ''),
);
const beginnings = new Set(templates.map(beginning));

/** A path as the server has it. One that begins as none of the server's does is taken for one below the Atlas API's base. */
export function wholePath(path: string): string {
  return beginnings.has(beginning(path)) ? path : wirePaths.atlas.base + path;
}

/** The part before the second slash. */
function beginning(path: string): string | undefined {
  return path.split(/[/?]/, 2)[1];
}

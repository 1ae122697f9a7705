// For programs in CommonJS. The types are those of the modules.
import type * as modules from './dist/index.js' with { 'resolution-mode': 'import' };

export type * from './dist/index.js' with { 'resolution-mode': 'import' };
export declare const startSallyport: typeof modules.startSallyport;

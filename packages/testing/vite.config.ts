import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// The same for CommonJS, which Jest and older programs load: one file, with the client in it.
export default defineConfig({
  resolve: {
    alias: { '@sallyport/client': fileURLToPath(new URL('../client/src/index.ts', import.meta.url)) },
  },
  ssr: { noExternal: true },
  build: {
    ssr: 'src/index.ts',
    target: 'node20',
    minify: false,
    // The modules are there too.
    emptyOutDir: false,
    rolldownOptions: {
      external: [/^sallyport\b/],
      output: { format: 'cjs', entryFileNames: 'index.cjs' },
    },
  },
});

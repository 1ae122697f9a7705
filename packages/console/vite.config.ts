import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { BELOW, pageStart } from './page-start.js';
import { thirdPartyNotices } from './third-party-notices.js';

export default defineConfig({
  // Relative to the page's <base>, which the server sets to the path of its public address.
  base: './',
  // The sources of the client, so that no other build has to come first.
  resolve: {
    alias: {
      '@sallyport/client': fileURLToPath(new URL('../client/src/index.ts', import.meta.url)),
    },
  },
  plugins: [react(), thirdPartyNotices('console'), pageStart()],
  build: {
    outDir: '../server/dist/console',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 800,
    // Everything comes from /assets with its policy; data: addresses would need an exception.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One small file instead of one for each page, which would be waited for one after the other.
    cssCodeSplit: false,
    manifest: 'manifest.json',
    // How long a build takes says nothing to who starts a server.
    rolldownOptions: {
      checks: { pluginTimings: false },
      // Values and rules do nothing when they are loaded, so what nobody uses of them is left out.
      treeshake: { moduleSideEffects: (id: string) => !id.includes('/server/src/domain/') },
      output: {
        // Few scripts: a browser asks for six at a time. Those of a folder of pages are one, and what pages share is one.
        codeSplitting: {
          groups: [
            // Menus and dialogs with the library that they take: no page needs them to be seen.
            {
              name: 'overlays',
              test: /\/src\/kit\/overlays\/|\/node_modules\/(?:radix-ui|@radix-ui|@floating-ui|aria-hidden|react-remove-scroll(?:-bar)?|react-style-singleton|use-callback-ref|use-sidecar)\//,
              priority: 3,
              includeDependenciesRecursively: false,
            },
            {
              name: 'shared',
              test: /^\0|\/node_modules\/(?!uqr\/)|\/src\/(?!pages\/|events\/|credentials\/|domain\/(?:events\.|guard\/|error)|main\.|router\.)/,
              priority: 2,
              // Else what pages alone use of the domain would come with the list of it (src/domain.ts).
              includeDependenciesRecursively: false,
            },
            // What reads definitions, for the pages of guarded APIs and gates alone.
            { name: 'guard', test: /\/src\/domain\/(?:guard\/|error)/, priority: 1 },
            // The words of events, for pages that show some.
            {
              name: 'events',
              test: /\/src\/(?:events\/|domain\/event)/,
              priority: 2,
              includeDependenciesRecursively: false,
            },
            // Lists of credentials need no words of events; the pages of one do.
            {
              name: (id) => {
                const folder = /\/src\/pages\/([^/]+)\/(?:ApiKeyPage|ServiceAccountPage)\./.exec(id)?.[1];
                return folder && folder + BELOW;
              },
              priority: 2,
              includeDependenciesRecursively: false,
            },
            // What pages about credentials share: no page before them needs it.
            { name: 'credentials', test: /\/src\/credentials\//, priority: 1 },
            { name: (id) => /\/src\/pages\/([^/]+)\//.exec(id)?.[1], priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080', '/setup': 'http://127.0.0.1:8080' },
  },
});

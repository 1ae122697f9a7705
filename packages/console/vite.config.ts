import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
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
  plugins: [react(), thirdPartyNotices('console')],
  build: {
    outDir: '../server/dist/console',
    emptyOutDir: true,
    target: 'es2022',
    // Everything comes from /assets with its policy; data: addresses would need an exception.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    // How long a build takes says nothing to who starts a server.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080', '/setup': 'http://127.0.0.1:8080' },
  },
});

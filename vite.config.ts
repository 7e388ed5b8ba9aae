/// <reference types="vitest/config" />
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';
import { host } from './src/host/plugin.ts';
import { manifest } from './src/ui/update/manifest.ts';
import { createChunks, noCircles } from './vite.chunks.ts';
import { LongestFirst } from './vite.sequence.ts';

export default defineConfig({
  // Any static host serves the app, also from a folder.
  base: './',
  build: {
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // The first page names every later part: a letter less of each is 90 bytes of it.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:6][extname]',
        codeSplitting: {
          // All that the first page needs in one piece: many small ones are fetched in turns and pack worse.
          groups: [
            { name: 'first', tags: ['$initial'] },
            { name: createChunks(), includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
  // What a worker loads only when it is needed is a file of its own.
  worker: { format: 'es' },
  plugins: [
    tanstackRouter({
      target: 'solid',
      autoCodeSplitting: true,
      routesDirectory: 'src/ui/routes',
      generatedRouteTree: 'src/ui/routeTree.gen.ts',
      quoteStyle: 'single',
    }),
    solid(),
    {
      // In development Vite puts styles into the page by script, which the page's policy would keep out.
      name: 'development-styles',
      apply: 'serve',
      transformIndexHtml: html => html.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
    },
    {
      // Most of the list is too short to be taken anyway (`core/passwords.ts`): 9 KB packed instead of 214.
      name: 'long-passwords',
      enforce: 'pre',
      load: id =>
        id.endsWith('/@zxcvbn-ts/language-common/src/passwords.json')
          ? JSON.stringify(JSON.parse(readFileSync(id, 'utf8')).filter((one: string) => one.length >= 10))
          : null,
    },
    noCircles(),
    host(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      // The app registers it itself, after the first paint, and asks before it updates.
      registerType: 'prompt',
      injectRegister: false,
      manifest,
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,png,svg,wasm}'],
        // 1.2 MB that only a desk under a flood profits from; without it letters are opened in JavaScript.
        globIgnores: ['**/secp256k1-*.wasm'],
        maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
      },
    }),
  ],
  test: {
    environment: 'node',
    // Many trials wait for what a clock of the machine brings: twice as many as there are cores keep these busy.
    maxWorkers: availableParallelism() * 2,
    sequence: { sequencer: LongestFirst },
    // Files share their modules: nothing in them keeps what a test did, and loading them anew took half of the time.
    isolate: false,
    // The Solid plugin resolves packages for browsers, where ws is a stub that throws.
    alias: { ws: fileURLToPath(import.meta.resolve('ws')) },
    // A slow machine is no failure; what hangs still ends.
    testTimeout: 90_000,
    expect: { poll: { timeout: 60_000 } },
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/app/testing/temporal.ts'],
  },
});

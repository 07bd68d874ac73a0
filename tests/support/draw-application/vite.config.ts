import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** Inside the package, as the product's own build: there the thread is found by its name. */
const out = '.svelte-kit/draw-application';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: `${out}/build`, precompress: false }),
      outDir: `${out}/kit`,
      files: { src: 'tests/support/draw-application', assets: `${out}/no-asset` },
    }),
  ],
});

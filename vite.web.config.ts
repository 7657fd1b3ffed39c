// The page in a plain browser while developing: `npx vite --config vite.web.config.ts`, with the served host behind it.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const studioUrl = process.env.LONGTAKE_SERVED_URL ?? 'http://127.0.0.1:4173';

/** The studio answers only pages of its own origin. Its cookie is there once its printed URL was opened in this browser. */
const viaStudio = { target: studioUrl, changeOrigin: true, headers: { origin: studioUrl } };

/** Hot reload needs an inline script, which the page's policy rightly forbids; only the development server drops it. */
export const policyOnlyInBuilds: Plugin = {
  name: 'policy-only-in-builds',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

/**
 * Lengths of our own style sheets in rem: on very wide windows the root's font grows, and everything with it. Hairlines
 * stay hairlines. Media queries are asked in pixels.
 */
export const lengthsInRem = {
  postcss: {
    plugins: [
      {
        postcssPlugin: 'lengths-in-rem',
        Declaration(declaration: { value: string; source?: { input: { file?: string | undefined } } | undefined }) {
          if (declaration.source?.input.file?.includes('node_modules')) return;
          const inRem = declaration.value.replace(/(-?\d*\.?\d+)px\b/g, (written, pixels: string) =>
            Math.abs(Number(pixels)) < 2 ? written : `${Number(pixels) / 16}rem`,
          );
          if (inRem !== declaration.value) declaration.value = inRem;
        },
      },
    ],
  },
};

export default defineConfig({
  root: resolve(import.meta.dirname, 'src-renderer'),
  plugins: [react(), policyOnlyInBuilds],
  css: lengthsInRem,
  build: { outDir: resolve(import.meta.dirname, 'out/web'), emptyOutDir: true },
  server: {
    host: '127.0.0.1',
    port: 5199,
    proxy: {
      '/api': viaStudio,
      '/media': viaStudio,
      '/events': { ...viaStudio, target: studioUrl.replace(/^http/, 'ws'), ws: true },
    },
  },
});

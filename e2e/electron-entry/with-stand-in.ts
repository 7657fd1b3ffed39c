// `node --import` this: `import … from 'electron'` gets the stand-in.
import { registerHooks } from 'node:module';

const standInUrl = new URL('./electron-stand-in.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standInUrl, shortCircuit: true } : next(specifier, context),
});

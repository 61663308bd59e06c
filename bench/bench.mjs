import { mkdirSync } from 'node:fs';

import { bundleProduct } from './src/bundle.mjs';

mkdirSync(new URL('dist/', import.meta.url), { recursive: true });
mkdirSync(new URL('results/', import.meta.url), { recursive: true });
await bundleProduct();
await import('./src/run.mjs');

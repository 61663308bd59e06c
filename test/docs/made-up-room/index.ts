export { shown, told, silent, Codec, type Plain, type Bare } from './names.js';
export { told as renamed } from './names.js';
// eslint-disable-next-line no-restricted-syntax -- to see that it is seen
export * from './names.js';

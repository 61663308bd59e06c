export { runEventStoreContract } from './event-store-contract.js';
export type { Place, PlaceFactory, Runner } from './place.js';

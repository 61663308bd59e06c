export { runEventStoreContract } from './event-store-contract.js';
export { checkHistory } from './history/check-history.js';
export type { AppendCall, Breach, Ended, History, ReadCall, Rule, StoredAt } from './history/history.js';
export { type Recorder, recorder } from './history/record.js';
export type { Place, PlaceFactory, Runner } from './place.js';
export { contractReport, type Report } from './report.js';

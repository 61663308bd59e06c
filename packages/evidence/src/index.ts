export { type DossierQuestion, gather, type NoDossier, type Visit } from './dossier/gather.js';
export type { Dossier } from './dossier/dossier.js';
export type { Origin, OriginOf } from './dossier/origins.js';
export type { Submission } from './dossier/submissions.js';
export type { Window } from './dossier/window.js';
export {
  attributes,
  type Content,
  each,
  html,
  jsonIsland,
  SafeAttributes,
  SafeHtml,
} from './html/safe-html.js';
export { pageOf } from './page/page.js';
export type { About, NameOf } from './page/view.js';

export {
  attributes,
  type Content,
  each,
  html,
  jsonIsland,
  SafeAttributes,
  SafeHtml,
} from './html/safe-html.js';

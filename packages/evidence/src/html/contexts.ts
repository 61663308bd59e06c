/** Where a value stands in markup. */
export type Context = 'text' | 'attribute' | 'address' | 'tag';

const ADDRESSES: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'cite',
  'data',
  'poster',
]);
const known = new WeakMap<TemplateStringsArray, readonly Context[]>();

const ATTRIBUTE = /([a-z][a-z0-9:-]*)="[^"]*$/iu;
const SETS_OWN = /(?:^|[\s"])(on[a-z]+|style|srcdoc|xlink:href)="[^"]*$/iu;
const RAW = /<(script|style|textarea|title)\b[^>]*>(?![^]*<\/\1)[^]*$/iu;

const refuse = (why: string, before: string): never => {
  throw new Error(`No value is safe ${why}: ${before.slice(-60)}`);
};

const isInQuotes = (tag: string): boolean => (tag.match(/"/gu)?.length ?? 0) % 2 === 1;

const isClosed = (tag: string): boolean => {
  let inQuotes = false;
  for (const letter of tag) {
    if (letter === '"') inQuotes = !inQuotes;
    if (letter === '>' && !inQuotes) return true;
  }
  return false;
};

const betweenTags = (before: string): Context => {
  const element = RAW.exec(before)?.[1]?.toLowerCase();
  return element === undefined || element === 'title' ? 'text' : refuse(`in a ${element}`, before);
};

const insideTag = (tag: string): Context => {
  if (SETS_OWN.test(tag)) return refuse('in a script or a style of an element', tag);
  if (isInQuotes(tag)) {
    const name = ATTRIBUTE.exec(tag)?.[1]?.toLowerCase();
    if (name === undefined) return refuse('in quotes that are no attribute', tag);
    return ADDRESSES.has(name) ? 'address' : 'attribute';
  }
  const bare = tag.slice(tag.lastIndexOf('"') + 1);
  return bare.includes('=') ? refuse('in an attribute without double quotes', tag) : 'tag';
};

/** Where a value stands that comes after this much markup. */
const contextAfter = (before: string): Context => {
  if (before.lastIndexOf('<!--') > before.lastIndexOf('-->')) return refuse('in a comment', before);
  if (/<[/!?]?$/u.test(before)) return refuse('as the name of an element', before);
  const tag = before.slice(before.lastIndexOf('<'));
  return /^<\/?[a-z]/iu.test(tag) && !isClosed(tag) ? insideTag(tag) : betweenTags(before);
};

/** Where each value of a template stands; worked out once for each template. */
export const contextsOf = (parts: TemplateStringsArray): readonly Context[] => {
  const found = known.get(parts);
  if (found !== undefined) return found;
  const contexts: Context[] = [];
  let before = '';
  for (const part of parts.slice(0, -1)) {
    before += part;
    contexts.push(contextAfter(before));
    // What a value becomes can neither open nor close anything.
    before += contexts.at(-1) === 'tag' ? '' : 'x';
  }
  known.set(parts, contexts);
  return contexts;
};

import { type Document, isNode, visit } from 'yaml';

const SHORTEST_WORD = 3;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const wordsOf = (text: string): readonly string[] =>
  folded(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => [...word].length >= SHORTEST_WORD);

/** Whether a text has a name in it, or one word of the name. */
export const mentions = (text: string, name: string): boolean => {
  const words = new Set(wordsOf(text));
  return folded(text).includes(folded(name)) || wordsOf(name).some((word) => words.has(word));
};

type Comment = string | null | undefined;

/** The comment without the lines that mention a name; `null` where nothing is left of it. */
const without = (comment: Comment, name: string): string | null => {
  const kept = (comment ?? '').split('\n').filter((line) => !mentions(line, name));
  return kept.every((line) => line.trim() === '') ? null : kept.join('\n');
};

/** The comment above an entry without its last paragraph, which is about the entry; what stands before it may be of the file. */
const aboveIt = (comment: Comment): string | null => {
  const paragraphs = (comment ?? '').split('\n\n');
  return paragraphs.length > 1 ? paragraphs.slice(0, -1).join('\n\n') : null;
};

/** Takes away every comment in an entry and right above it, and each line of any other comment that mentions a name. */
export const eraseComments = (document: Document, entry: unknown, name: string): void => {
  visit(isNode(entry) ? entry : null, {
    Node: (_, inside) => {
      inside.commentBefore = inside === entry ? aboveIt(inside.commentBefore) : null;
      inside.comment = null;
    },
  });
  visit(document, {
    Node: (_, other) => {
      other.commentBefore = without(other.commentBefore, name);
      other.comment = without(other.comment, name);
    },
  });
  document.commentBefore = without(document.commentBefore, name);
  document.comment = without(document.comment, name);
};

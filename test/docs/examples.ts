import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { transformSync } from '@swc/core';

/** One piece of code in the documentation, and where it stands. */
export interface Example {
  /** Path from the root of the repository. */
  readonly file: string;
  /** The line of the tag or of the fence, from 1. */
  readonly line: number;
  readonly code: string;
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

const DOCBLOCK = /\/\*\*[^]*?\*\//gu;
const TAG = /^\s*@(\w+)/u;
const FENCE = /^\s*```/u;

const wordsOf = (block: string): readonly string[] =>
  block
    .replace(/\s*\*\/$/u, '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\/\*\*|\*) ?/u, ''));

const examplesOfBlock = (block: string): readonly { readonly at: number; readonly code: string }[] => {
  const lines = wordsOf(block);
  return lines.flatMap((line, at) => {
    if (TAG.exec(line)?.[1] !== 'example') return [];
    const rest = lines.slice(at + 1);
    const end = rest.findIndex((other) => TAG.test(other));
    const code = (end < 0 ? rest : rest.slice(0, end)).filter((other) => !FENCE.test(other));
    return [{ at, code: code.join('\n') }];
  });
};

/** The code after each `@example` of the docblocks of a source file. */
export const examplesOfSource = (file: string, text: string): readonly Example[] =>
  [...text.matchAll(DOCBLOCK)].flatMap((found) =>
    examplesOfBlock(found[0]).map(({ at, code }) => ({ file, line: lineAt(text, found.index) + at, code })),
  );

/** Each block of a page that is fenced as `ts`. */
export const examplesOfPage = (file: string, text: string): readonly Example[] =>
  [...text.matchAll(/^```ts\n([^]*?)^```$/gmu)].map((found) => ({
    file,
    line: lineAt(text, found.index),
    code: found[1] ?? '',
  }));

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.split(sep).includes('node_modules'))
    .sort();

const has = (folder: string): boolean =>
  readdirSync(join(folder, '..')).includes(folder.split(sep).pop() ?? '');

/** Every example of the sources and the pages of a repository. */
export const examplesOf = (root: string): readonly Example[] => {
  const read = (path: string): readonly [string, string] => [
    relative(root, path),
    readFileSync(path, 'utf8'),
  ];
  const sources = readdirSync(join(root, 'packages'))
    .map((room) => join(root, 'packages', room, 'src'))
    .filter(has)
    .flatMap((folder) => filesIn(folder, '.ts'))
    .filter((path) => !path.endsWith('.test.ts'));
  const pages = [
    ...(readdirSync(root).includes('README.md') ? [join(root, 'README.md')] : []),
    ...filesIn(join(root, 'docs'), '.md'),
  ];
  return [
    ...sources.flatMap((path) => examplesOfSource(...read(path))),
    ...pages.flatMap((path) => examplesOfPage(...read(path))),
  ];
};

type Body = (
  require: NodeJS.Require,
  assertions: typeof assert,
  exports: Record<string, unknown>,
) => Promise<void>;

const AsyncFunction = (async () => undefined).constructor as new (...args: readonly string[]) => Body;

/** Runs an example, with `assert` in scope; rejects when it fails. */
export const run = async ({ code }: Example, require: NodeJS.Require): Promise<void> => {
  const { code: script } = transformSync(code, {
    configFile: false,
    swcrc: false,
    isModule: true,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  await new AsyncFunction('require', 'assert', 'exports', script)(require, assert, {});
};

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Each file below a folder with the digest of its bytes, by path: two that are the same are the same folders. */
export const digestsIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      ]),
  );

interface Manifest {
  readonly version: number;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

export const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;

/** What stands under the name of a pack: nothing, or the version of a whole pack. Anything else fails. */
export const wholeOrNothing = (folder: string): number | 'nothing' => {
  if (!existsSync(folder)) return 'nothing';
  const { version, files } = manifestIn(folder);
  const { 'manifest.json': _, ...found } = digestsIn(folder);
  const told = Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256]));
  if (JSON.stringify(found) !== JSON.stringify(told))
    throw new Error(`${folder} is not as its manifest says`);
  return version;
};

/** What stands hidden beside a pack. */
export const besides = (folder: string): readonly string[] =>
  readdirSync(dirname(folder)).filter((name) => name.startsWith(`.${basename(folder)}.`));

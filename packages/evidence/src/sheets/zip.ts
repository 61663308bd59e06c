import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

// The writer of the archive reads the parts of a local time: this one has the same parts in every zone.
const SAME_EVERYWHERE = new Date(1980, 0, 1, 12);
const COMPRESSED_ALREADY = /\.(?:xlsx|zip|png|jpe?g)$/iu;
// Beyond these an archive needs a newer form, which is not written here.
const MOST_FILES = 65_535;
const MOST_BYTES = 0xffff_ffff;

// A tenth more bytes for a third less time than the usual level 6.
const LEVEL = 4;

const isSafe = (path: string): boolean =>
  path !== '' &&
  !/[\\:\p{Cc}\p{Cs}]/u.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** Takes the bytes of one file of an archive, in order; the last ones with `final`. */
export type Push = (chunk: Uint8Array, final: boolean) => void;

/** An archive that is being written. */
export interface ZipWriter {
  /** Begins a file. The one before must have been given its last bytes. */
  readonly add: (path: string) => Push;
  /** Ends the archive. Nothing can be added after it. */
  readonly end: () => void;
}

/**
 * A zip archive that is written while its files are made, in the order in which they are added: the same files give the same
 * bytes, whatever the clock and the time zone. A path that leads out of the folder where it is unpacked, one that was there
 * before, a file begun before the last one ended, and more than a plain zip can hold (65,535 files, 4 GiB) are bugs and throw.
 *
 * @example
 * import { zipInto } from '@plan-ledger/evidence';
 * const chunks: Uint8Array[] = [];
 * const zip = zipInto((chunk) => chunks.push(chunk));
 * zip.add('tables/trends.csv')(new TextEncoder().encode('measure\r\n'), true);
 * zip.end();
 * assert.equal(chunks[0]?.[0], 'P'.charCodeAt(0));
 */
export const zipInto = (write: (chunk: Uint8Array) => void): ZipWriter => {
  const paths = new Set<string>();
  let bytes = 0;
  let isOpen = false;
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error('The archive is larger than the 4 GiB that a zip can hold');
    if (chunk.length > 0) write(chunk);
  });
  return {
    add: (path) => {
      if (!isSafe(path)) throw new Error(`Found ${JSON.stringify(path)}; wanted a path inside the archive`);
      if (paths.has(path)) throw new Error(`${path} is in the archive already`);
      if (isOpen) throw new Error(`${path} was begun before the file before it had ended`);
      if (paths.size === MOST_FILES) throw new Error(`A zip holds no more than ${MOST_FILES} files`);
      paths.add(path);
      const file = COMPRESSED_ALREADY.test(path)
        ? new ZipPassThrough(path)
        : new ZipDeflate(path, { level: LEVEL });
      file.mtime = SAME_EVERYWHERE;
      zip.add(file);
      isOpen = true;
      return (chunk, final) => {
        file.push(chunk, final);
        if (final) isOpen = false;
      };
    },
    end: () => {
      if (isOpen) throw new Error('The archive was ended before its last file');
      zip.end();
    },
  };
};

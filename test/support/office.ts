import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { strFromU8, unzipSync } from 'fflate';

/** Whether LibreOffice is here; where it is not, says that what needs it is not run. */
export const hasOffice = (): boolean => {
  const found = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
  if (found.status === 0) return true;
  console.warn('Not run: there is no LibreOffice here (apt-get install libreoffice-calc-nogui)');
  return false;
};

// Commas, double quotes, UTF-8, formulas worked out: the reader that a hostile cell would wish for.
const AS_CSV = '--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true';

/** Files as LibreOffice writes them after it has read them, each as a flat document or as a workbook. */
export const throughOffice = (
  files: Readonly<Record<string, Uint8Array | string>>,
  to: 'fods' | 'xlsx',
): Readonly<Record<string, Uint8Array>> => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-ledger-office-'));
  try {
    const names = Object.keys(files);
    for (const name of names) writeFileSync(join(folder, name), files[name] ?? '');
    const ran = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        ...(names.every((name) => name.endsWith('.csv')) ? [AS_CSV] : []),
        '--convert-to',
        to,
        '--outdir',
        join(folder, 'out'),
        ...names.map((name) => join(folder, name)),
      ],
      { encoding: 'utf8', timeout: 120_000 },
    );
    if (ran.status !== 0) throw new Error(`${ran.stdout}${ran.stderr}`);
    return Object.fromEntries(
      names.map((name) => [name, readFileSync(join(folder, 'out', name.replace(/\.[a-z]+$/u, `.${to}`)))]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A cell of a workbook that was read: its text, or its number. */
export type ReadCell = string | number | null;

/** A worksheet that was read: its cells by place, and how many of them hold a formula. */
export interface ReadSheet {
  readonly cells: ReadonlyMap<string, ReadCell>;
  readonly formulas: number;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plainXml = (xml: string): string =>
  xml
    .replace(/\r\n/gu, '\n')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (_all, hex?: string, dec?: string, name?: string) =>
      name === undefined
        ? String.fromCodePoint(hex === undefined ? Number(dec) : Number.parseInt(hex, 16))
        : (ENTITIES[name] ?? ''),
    )
    .replace(/_x([0-9A-Fa-f]{4})_/gu, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const textsIn = (xml: string): string =>
  [...xml.matchAll(/<t(?: [^>]*)?>([^]*?)<\/t>/gu)].map(([, text = '']) => plainXml(text)).join('');

/** The worksheets of a workbook, in order: enough of the format to read what LibreOffice and the product write. */
export const readWorkbook = (bytes: Uint8Array): readonly ReadSheet[] => {
  const parts = unzipSync(bytes);
  const partAt = (path: string): string => strFromU8(parts[path] ?? new Uint8Array(0));
  const shared = [...partAt('xl/sharedStrings.xml').matchAll(/<si>([^]*?)<\/si>/gu)].map(([, si = '']) =>
    textsIn(si),
  );
  const paths = Object.keys(parts).filter((path) => /^xl\/worksheets\/sheet\d+\.xml$/u.test(path));
  return paths
    .sort((a, b) => Number(/\d+/u.exec(a)?.[0]) - Number(/\d+/u.exec(b)?.[0]))
    .map((path) => {
      const xml = partAt(path);
      const cells = new Map<string, ReadCell>();
      for (const [, attributes = '', inside = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>([^]*?)<\/c>)/gu)) {
        const place = /r="([A-Z]+\d+)"/u.exec(attributes)?.[1] ?? '';
        const type = /t="(\w+)"/u.exec(attributes)?.[1];
        const value = /<v>([^]*?)<\/v>/u.exec(inside)?.[1];
        if (type === 'inlineStr') cells.set(place, textsIn(inside));
        else if (value === undefined) cells.set(place, null);
        else if (type === 's') cells.set(place, shared[Number(value)] ?? '');
        else cells.set(place, type === undefined || type === 'n' ? Number(value) : plainXml(value));
      }
      return { cells, formulas: xml.match(/<f[ >/]/gu)?.length ?? 0 };
    });
};

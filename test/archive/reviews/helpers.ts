/** An archive of a few invented articles, and tables as checkers fill them in. */
import { parse } from 'csv-parse/sync';
import { writeWorklist } from '../../../src/archive/reviews/export.ts';
import {
  type ImportOptions,
  type ImportOutcome,
  importReviews,
} from '../../../src/archive/reviews/import.ts';
import { readWorklist, type WorkEntry } from '../../../src/archive/reviews/worklist.ts';
import { type Archive, createArchive, type Files } from '../../../src/store/index.ts';
import { hastyFiles } from '../../store/helpers.ts';
import { archiveOld } from '../older.ts';

export const NOW = '2026-02-10T09:00:00Z';

const DENIAL =
  '“Kami tidak pernah menerima dana tanggul sebesar Rp5 miliar,” kata Bupati Lindor Budi Santoso';

/** Two articles with one quotation, and a third. */
export const NEWS = {
  flood: `Banjir Lindor\n\nBanjir di Lindor menewaskan 12 warga desa tepi sungai pada Senin, kata Siti Aminah dari badan bencana.\n\n${DENIAL} kepada wartawan.`,
  money: `Dana tanggul dipertanyakan\n\n${DENIAL} pada Selasa.\n\nIa mengatakan bahwa laporan itu tidak benar.`,
  bridge:
    'The bridge of Lindor\n\n“The bridge carried 4,000 cars a day before it fell,” said Ana Belo, the mayor of Lindor.',
};

/** Makes the archive. */
export async function newsArchive(folder: string, files: Files = hastyFiles): Promise<Archive> {
  const archive = await createArchive(folder, { files, compression: 'none' });
  await archiveOld(
    archive,
    'news',
    Object.entries(NEWS).map(([name, text]) => ({
      text,
      given: { name: `${name}.txt`, metadata: { uri: `https://kabar.example/${name}` } },
      change: () => {},
    })),
  );
  return archive;
}

export const FILLED = {
  verdict: 'False',
  scale: 'five-steps',
  checker: 'Cek Tepi',
  checker_url: 'https://cektepi.example',
  review_url: 'https://www.cektepi.example/tanggul',
  review_date: '2026-02-09',
  sources: 'https://data.example/anggaran\nRapat DPRD 3 Februari',
};

/** The claim that stands in two articles. */
export async function sharedClaim(archive: Archive): Promise<WorkEntry> {
  return (await readWorklist(archive)).find(({ appearances }) => appearances.length === 2)!;
}

/** Takes in rows, written as JSON Lines unless they are text or bytes. */
export async function take(
  archive: Archive,
  rows: readonly object[] | string | Uint8Array,
  more: Partial<ImportOptions> = {},
) {
  const outcomes: ImportOutcome[] = [];
  const text =
    rows instanceof Uint8Array || typeof rows === 'string'
      ? rows
      : rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const report = await importReviews(archive, bytes, {
    format: text === rows ? 'csv' : 'jsonl',
    now: NOW,
    onOutcome: (outcome) => void outcomes.push(outcome),
    ...more,
  });
  return { report, outcomes };
}

/** The worklist as CSV, read as a spreadsheet program would. */
export async function exported(archive: Archive): Promise<Record<string, string>[]> {
  const csv = [...writeWorklist(await readWorklist(archive, { context: true }), 'csv')].join('');
  return parse(csv, { bom: true, columns: true }) as Record<string, string>[];
}

/** Publishes the claim of two articles. */
export async function publishShared(archive: Archive): Promise<WorkEntry> {
  const { id } = await sharedClaim(archive);
  const { report } = await take(archive, [{ id, ...FILLED }]);
  if (report.stored !== 1) throw new Error('The review was not stored.');
  return sharedClaim(archive);
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvRow } from '../../../src/archive/reviews/cells.ts';
import { anchorOf, commitReviews } from '../../../src/archive/reviews/commit.ts';
import { parseScales } from '../../../src/archive/reviews/scales.ts';
import { readWorklist } from '../../../src/archive/reviews/worklist.ts';
import { reviewErrors } from '../../../src/record/validate.ts';
import { type Archive, listDerived } from '../../../src/store/index.ts';
import { exported, FILLED, NOW, newsArchive, publishShared, sharedClaim, take } from './helpers.ts';

let folder = '';
let archive: Archive;
let id = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-import-'));
  archive = await newsArchive(join(folder, 'archive'));
  ({ id } = await sharedClaim(archive));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The worklist with the claim of two articles filled in, as a program might save it. */
async function saved(delimiter = ',', lineEnd = '\r\n'): Promise<string> {
  const rows = (await exported(archive)).map((row) =>
    row.id === id ? { ...row, ...FILLED } : row,
  );
  const quoted = (cells: string[]): string =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + lineEnd;
  return [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].map(quoted).join('');
}

const refusedOf = (outcomes: Awaited<ReturnType<typeof take>>['outcomes']) =>
  outcomes.flatMap((each) => (each.status === 'refused' ? [each] : []));

describe('a table that came back', () => {
  it.each<[string, () => Promise<string | Uint8Array>]>([
    ['with Windows line ends', () => saved()],
    ['with Unix line ends', () => saved(',', '\n')],
    ['with semicolons', () => saved(';')],
    ['with tabs', () => saved('\t')],
    ['with a line that names the separator', async () => `sep=;\r\n${await saved(';')}`],
    ['with a byte order mark', async () => `\ufeff${await saved()}`],
    ['in UTF-16', async () => Buffer.from(`\ufeff${await saved('\t')}`, 'utf16le')],
  ])('is taken in %s', async (_how, make) => {
    const { report } = await take(archive, await make());
    const others = (await readWorklist(archive)).length - 1;
    expect(report).toMatchObject({ stored: 1, untouched: others, refused: 0, unknown: [] });
    expect((await sharedClaim(archive)).state).toBe('published');
  });

  it('is taken with returns alone as line ends, as old programs save it', async () => {
    const head = ['id', ...Object.keys(FILLED)];
    const row = [id, ...Object.values(FILLED)].map((cell) => cell.replace('\n', ' | '));
    const { report } = await take(archive, `${head.join(',')}\r${row.join(',')}\r`);
    expect(report).toMatchObject({ stored: 1, refused: 0 });
  });

  it('takes the mark off cells that looked like formulas', async () => {
    const row = { id, ...FILLED, note: '=SUM(A1)' };
    await take(archive, csvRow(Object.keys(row)) + csvRow(Object.values(row)));
    const [appearance] = (await sharedClaim(archive)).appearances;
    expect(appearance!.item!.review!.history.at(-1)!.note).toBe('=SUM(A1)');
  });

  it.each([
    ['nothing', '', /is empty/],
    ['no column of ids', 'claim,verdict\r\nx,False\r\n', /no column "id".*"claim", "verdict"/],
    ['a column twice', 'id,verdict,verdict\r\nk1,True,False\r\n', /two columns "verdict"/],
    ['no column to fill in', 'id,claim\r\nk1,x\r\n', /no column that a checker fills in/],
    ['one column', 'hello\nworld\n', /commas, semicolons or tabs/],
  ])('is refused whole with %s', async (_what, csv, message) => {
    await expect(take(archive, csv)).rejects.toThrow(message);
    expect(await listDerived(archive)).toEqual([]);
  });

  it('refuses rows that break off, or are in another encoding, and goes on', async () => {
    const latin = Buffer.from(`id,verdict,note\n${id},False,caf\u00e9\n`, 'latin1');
    const refused = refusedOf((await take(archive, latin)).outcomes);
    expect(refused).toMatchObject([
      { row: 2, code: 'encoding', message: expect.stringMatching(/CSV UTF-8/) },
    ]);
    const open = await take(archive, `id,verdict\n${id},"False\nx,y\n`);
    expect(refusedOf(open.outcomes)).toMatchObject([{ row: 2, code: 'line' }]);
    const long = await take(archive, `id,verdict\n${id},False,1,2\n`);
    expect(refusedOf(long.outcomes)).toMatchObject([{ row: 2, code: 'line' }]);
  });

  it('refuses half a surrogate pair', async () => {
    const { outcomes } = await take(archive, [{ id, ...FILLED, note: '\ud83d' }]);
    expect(refusedOf(outcomes)).toMatchObject([{ row: 1, code: 'line' }]);
  });

  it('names columns that it does not read', async () => {
    const { report } = await take(archive, 'id,verdict,my notes\n,,\n');
    expect(report.unknown).toEqual(['my_notes']);
  });
});

describe('a row', () => {
  it.each<[string, object, [string, RegExp][]]>([
    [
      'that has only a verdict',
      { scale: '', checker: '', checker_url: '', review_url: '', review_date: '', sources: '' },
      [
        ['scale', /empty: give a scale: five-steps/],
        ['checker', /empty/],
        ['checker_url', /empty/],
        ['review_url', /empty/],
        ['review_date', /empty/],
        ['sources', /empty/],
      ],
    ],
    ['without a verdict', { verdict: '' }, [['verdict', /empty/]]],
    ['on an unknown scale', { scale: 'stars' }, [['scale', /"stars", which is unknown/]]],
    [
      'with a verdict that the scale does not have',
      { verdict: 'Bohong' },
      [['verdict', /does not have: False, Mostly false/]],
    ],
    ['with another rating than the scale’s', { rating: '4' }, [['rating', /"False" is 1/]]],
    [
      'with a rating beyond its scale',
      { scale: 'https://cektepi.example/skala', rating: '9', worst: '1', best: '5' },
      [['rating', /from 1 to 5/]],
    ],
    [
      'with a rating alone',
      { scale: 'https://cektepi.example/skala', rating: '2' },
      [
        ['worst', /go together/],
        ['best', /go together/],
      ],
    ],
    [
      'with a rating that is no number',
      { scale: 'https://cektepi.example/skala', rating: 'two', worst: '1', best: '5' },
      [['rating', /must be a number/]],
    ],
    [
      'with a scale turned round',
      { scale: 'https://cektepi.example/skala', rating: '3', worst: '5', best: '1' },
      [['best', /more than the worst/]],
    ],
    ['that software checked', { checker: 'kliping 0.1.0' }, [['checker', /names software/]]],
    ['with another kind of checker', { checker_type: 'robot' }, [['checker_type', /organization/]]],
    [
      'on another site than the checker’s',
      { review_url: 'https://other.example/x' },
      [['review_url', /on the checker’s own site, cektepi.example/]],
    ],
    [
      'with an address that is none',
      { review_url: 'javascript:alert(1)' },
      [['review_url', /no address/]],
    ],
    [
      'with a source that is a broken address',
      { sources: 'https://a b' },
      [['sources', /no address/]],
    ],
    [
      'of a day a spreadsheet wrote',
      { review_date: '09/02/2026' },
      [['review_date', /2026-01-31/]],
    ],
    ['of a day there is not', { review_date: '2026-02-30' }, [['review_date', /a day/]]],
    ['of a day to come', { review_date: '2026-02-11' }, [['review_date', /is to come/]]],
    [
      'with addresses that no program can read',
      { checker_url: 'https://cek.example:99999', review_url: 'https://1.2.3.4.5/' },
      [
        ['checker_url', /no address/],
        ['review_url', /no address/],
      ],
    ],
    [
      'of a checker whose site would be any site',
      { checker_url: 'https://example/' },
      [['checker_url', /no address/]],
    ],
    ['with a cell beyond all measure', { note: 'x'.repeat(10_001) }, [['note', /longer than/]]],
    ['with a long claim', { claim_reviewed: 'x'.repeat(76) }, [['claim_reviewed', /at most 75/]]],
    ['with another decision', { decision: 'done' }, [['decision', /"done": give draft/]]],
    [
      'that keeps a verdict for later',
      { decision: 'in review', scale: '', sources: '' },
      [
        ['verdict', /keeps no verdict/],
        ['checker', /keeps no verdict/],
        ['checker_url', /keeps no verdict/],
        ['review_url', /keeps no verdict/],
        ['review_date', /keeps no verdict/],
      ],
    ],
  ])('%s is refused with all that is wrong, by column', async (_what, change, expected) => {
    const { outcomes, report } = await take(archive, [{ id, ...FILLED, ...change }]);
    expect(refusedOf(outcomes)).toMatchObject([{ row: 1, code: 'cell' }]);
    const problems = refusedOf(outcomes)[0]!.problems!.map(({ column, message }) => [
      column,
      message,
    ]);
    expect(problems).toEqual(
      expected.map(([column, message]) => [column, expect.stringMatching(message)]),
    );
    expect(report).toMatchObject({ stored: 0, refused: 1, captures: 0 });
    expect(await listDerived(archive)).toEqual([]);
  });

  it('is dated by where the day begins first', async () => {
    const row = { id, ...FILLED, review_date: '2026-02-11' };
    const { report } = await take(archive, [row], { now: '2026-02-10T18:30:00Z' });
    expect(report.stored).toBe(1);
  });

  it.each(['FALSE', 'false', false])(
    'may say %s for False, as spreadsheets do',
    async (verdict) => {
      expect((await take(archive, [{ id, ...FILLED, verdict }])).report.stored).toBe(1);
      const [appearance] = (await sharedClaim(archive)).appearances;
      expect(appearance!.item!.review!.verdict!.rating.verdict).toBe('False');
    },
  );

  it('whose id and words are of different claims is refused', async () => {
    const other = (await readWorklist(archive)).find((entry) => entry.id !== id)!;
    const slipped = await take(archive, [{ id, claim: other.text, ...FILLED }]);
    expect(refusedOf(slipped.outcomes)).toMatchObject([{ code: 'claim' }]);
    const { text } = await sharedClaim(archive);
    expect((await take(archive, [{ id, claim: text, ...FILLED }])).report.stored).toBe(1);
  });

  it('of one article is of the claim in all of them', async () => {
    await publishShared(archive);
    const [first] = (await sharedClaim(archive)).appearances;
    const named = `${/[0-9a-f]{12}/.exec(Buffer.from(first!.capture.split(';')[1]!, 'base64url').toString('hex'))![0]}#${first!.id}`;
    const row = { id: named, ...FILLED, verdict: 'True', decision: 'corrected' };
    expect((await take(archive, [row])).report.stored).toBe(1);
    const verdicts = (await sharedClaim(archive)).appearances.map(
      ({ item }) => item!.review!.verdict!.rating.verdict,
    );
    expect(verdicts).toEqual(['True', 'True']);
  });

  it('that does not hold leaves the others alone', async () => {
    const [other] = (await readWorklist(archive)).filter((entry) => entry.id !== id);
    const rows = [
      { id: 'kffffffffffff', ...FILLED },
      { id, ...FILLED },
      { ...FILLED },
      { id, ...FILLED },
      { id: other!.id, verdict: 'False' },
    ];
    const { outcomes, report } = await take(archive, rows);
    expect(
      outcomes.map((each) => [each.row, each.status === 'refused' ? each.code : each.status]),
    ).toEqual([
      [1, 'claim'],
      [2, 'stored'],
      [3, 'claim'],
      [4, 'repeated'],
      [5, 'cell'],
    ]);
    expect(report).toMatchObject({ stored: 1, refused: 4, captures: 2 });
    expect((await readWorklist(archive)).filter(({ state }) => state !== 'draft')).toHaveLength(1);
  });

  it('may be on a scale of the checker’s own', async () => {
    const scales = parseScales('{"cek": {"Salah": 0, "Keliru": 1, "Benar": 2}}');
    const own = { ...FILLED, scale: 'cek', verdict: 'Keliru' };
    const { report } = await take(archive, [{ id, ...own }], { scales });
    expect(report.stored).toBe(1);
    const [appearance] = (await sharedClaim(archive)).appearances;
    expect(appearance!.item!.review!.verdict!.rating).toEqual({
      verdict: 'Keliru',
      value: 1,
      worst: 0,
      best: 2,
      scale: 'cek',
    });
    for (const wrong of ['{', '[]', '{"x": {"a": 1}}', '{"x": {"a": "b", "c": 2}}', '{"x": 1}']) {
      expect(() => parseScales(wrong), wrong).toThrow(/scale/i);
    }
  });

  it('may name a published scale without numbers', async () => {
    const own = { ...FILLED, scale: 'https://cektepi.example/skala', verdict: 'Menyesatkan' };
    expect((await take(archive, [{ id, ...own }])).report.stored).toBe(1);
    const [appearance] = (await sharedClaim(archive)).appearances;
    expect(appearance!.item!.review!.verdict!.rating).toEqual({
      verdict: 'Menyesatkan',
      scale: 'https://cektepi.example/skala',
    });
  });
});

describe('a review', () => {
  const states = async () =>
    (await sharedClaim(archive)).appearances.map(({ item }) => item!.review!.state);

  it('goes through its states, and keeps how it came there', async () => {
    await publishShared(archive);
    const step = (row: object, now: string) => take(archive, [{ id, ...row }], { now });
    const later = '2026-03-01T00:00:00Z';
    expect(refusedOf((await step({ ...FILLED, verdict: 'True' }, later)).outcomes)).toMatchObject([
      {
        code: 'state',
        message: expect.stringMatching(
          /published, and cannot become published: decide corrected or withdrawn/,
        ),
      },
    ]);
    const corrected = { ...FILLED, verdict: 'True', decision: 'Corrected', note: 'Data baru' };
    expect((await step(corrected, later)).report.stored).toBe(1);
    expect(await states()).toEqual(['corrected', 'corrected']);
    const review = (await sharedClaim(archive)).appearances[0]!.item!.review!;
    expect(review.verdict).toMatchObject({
      dateModified: '2026-03-01',
      rating: { verdict: 'True' },
    });
    expect(refusedOf((await step({ decision: 'withdrawn' }, later)).outcomes)).toMatchObject([
      { problems: [{ column: 'note' }] },
    ]);
    await step({ decision: 'withdrawn', note: 'Sumber ditarik' }, '2026-04-01T00:00:00Z');
    expect(await states()).toEqual(['withdrawn', 'withdrawn']);
    const { history } = (await sharedClaim(archive)).appearances[0]!.item!.review!;
    expect(history.map(({ state, time, note }) => [state, time.slice(0, 7), note])).toEqual([
      ['in review', '2026-02', undefined],
      ['published', '2026-02', undefined],
      ['corrected', '2026-03', 'Data baru'],
      ['withdrawn', '2026-04', 'Sumber ditarik'],
    ]);
  });

  it('can be taken up before there is a verdict, and given back', async () => {
    await take(archive, [{ id, decision: 'in review', by: 'Siti' }]);
    expect(await states()).toEqual(['in review', 'in review']);
    await take(archive, [{ id, decision: 'draft' }]);
    expect((await sharedClaim(archive)).state).toBe('draft');
    await take(archive, [{ id, ...FILLED }]);
    expect(await states()).toEqual(['published', 'published']);
  });

  it('that was withdrawn is published again only by a row that says so', async () => {
    await publishShared(archive);
    await take(archive, [{ id, decision: 'withdrawn', note: 'Sumber ditarik' }]);
    const again = await take(archive, [{ id, ...FILLED }]);
    expect(refusedOf(again.outcomes)).toMatchObject([{ code: 'state' }]);
    expect(await states()).toEqual(['withdrawn', 'withdrawn']);
    await take(archive, [{ id, ...FILLED, decision: 'published' }]);
    expect(await states()).toEqual(['published', 'published']);
  });

  it('does not carry the acceptance of one speaker over to another', async () => {
    const { appearances } = await sharedClaim(archive);
    const decided = appearances.map((appearance) => ({
      appearance,
      item: {
        ...anchorOf(appearance),
        attributedTo: 'Nama Lama',
        decision: { value: 'accepted' as const, time: NOW },
      },
    }));
    await commitReviews(archive, decided, { now: NOW, counts: { rows: 2, same: 0, refused: 0 } });
    await publishShared(archive);
    for (const { item, who } of (await sharedClaim(archive)).appearances) {
      expect(who?.name).not.toBe('Nama Lama');
      expect(item!.decision).toBeUndefined();
    }
  });

  it('that says what is stored already writes nothing', async () => {
    await publishShared(archive);
    const { report, outcomes } = await take(archive, [{ id, ...FILLED }]);
    expect(outcomes).toMatchObject([{ status: 'same' }]);
    expect(report.batch).toBeUndefined();
  });

  it('is stored by what the schema says, in the words of each article', async () => {
    const entry = await publishShared(archive);
    for (const { item, content } of entry.appearances) {
      expect(item!.review!.verdict!.claimReviewed).toBe(content[0]!.text);
      const layer = {
        schema: 'https://w3id.org/kliping/reviews/1',
        capture: entry.appearances[0]!.capture,
        layer: 'review',
        items: [item],
      };
      expect(reviewErrors(layer)).toEqual([]);
    }
  });
});

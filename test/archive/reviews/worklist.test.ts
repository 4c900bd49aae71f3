import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvRow, plainCell, safeCell } from '../../../src/archive/reviews/cells.ts';
import { decideClaims } from '../../../src/archive/reviews/decide.ts';
import { writeWorklist } from '../../../src/archive/reviews/export.ts';
import { appearanceNode, claimReviewsOf, makeFeed } from '../../../src/archive/reviews/feed.ts';
import { filterWorklist } from '../../../src/archive/reviews/filter.ts';
import { matchClaims, readFeed } from '../../../src/archive/reviews/match.ts';
import { namesOf, readWorklist } from '../../../src/archive/reviews/worklist.ts';
import { showCapture } from '../../../src/archive/show.ts';
import { verify } from '../../../src/archive/verify.ts';
import { claimReviewErrors } from '../../../src/record/validate.ts';
import type { Archive } from '../../../src/store/index.ts';
import { wordProblems } from '../../support/graphs.ts';
import { exported, FILLED, NOW, newsArchive, publishShared, sharedClaim, take } from './helpers.ts';

let folder = '';
let archive: Archive;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-claims-'));
  archive = await newsArchive(join(folder, 'archive'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the worklist', () => {
  it('has a claim of several articles once, with all of them, what is worth most first', async () => {
    const entries = await readWorklist(archive);
    const shared = entries.filter(({ appearances }) => appearances.length > 1);
    expect(shared).toMatchObject([
      {
        text: 'Kami tidak pernah menerima dana tanggul sebesar Rp5 miliar',
        state: 'draft',
        claimants: [expect.stringContaining('Budi Santoso')],
        appearances: [{ name: 'flood.txt' }, { name: 'money.txt' }],
      },
    ]);
    const worth = entries.map((entry) => entry.worth);
    expect(worth).toEqual(worth.toSorted((a, b) => b - a));
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  it('can be chosen from by rank, claimant, language, state and date', async () => {
    const entries = await readWorklist(archive);
    const choose = (filter: Parameters<typeof filterWorklist>[1]) =>
      filterWorklist(entries, filter).length;
    expect(choose({})).toBe(entries.length);
    expect(choose({ top: 2 })).toBe(2);
    expect(choose({ claimant: 'ana BELO' })).toBe(1);
    expect(choose({ language: 'en' })).toBe(1);
    expect(choose({ language: 'e' })).toBe(0);
    expect(choose({ states: ['published'] })).toBe(0);
    expect(choose({ worth: 0.99 })).toBeLessThan(entries.length);
    expect(choose({ since: '2020-01-01' })).toBe(0);
    const dated = entries.map((entry) => ({
      ...entry,
      appearances: entry.appearances.map((each) => ({ ...each, datePublished: '2026-01' })),
    }));
    expect(filterWorklist(dated, { since: '2026-01-20', until: '2026-01-25' })).toEqual(dated);
    expect(filterWorklist(dated, { since: '2026-02-01' })).toEqual([]);
  });

  it('finds a claim by its id, the first digits of it, or its place', async () => {
    const entries = await readWorklist(archive, { quotations: true });
    const find = namesOf(entries);
    const [entry] = entries;
    const { capture, id } = entry!.appearances[0]!;
    const hex = Buffer.from(capture.slice(14), 'base64url').toString('hex');
    for (const name of [
      entry!.id,
      entry!.id.slice(0, 9),
      entry!.id.slice(1),
      `${hex.slice(0, 9)}#${id}`,
    ]) {
      expect(find(name), name).toMatchObject({ entry: { id: entry!.id } });
    }
    expect(find('kffffffffffff')).toMatch(/no claim/);
    expect(find('xyz')).toMatch(/names no claim: give/);
    expect(find(`${hex}#c99`)).toMatch(/show prints the ids/);
  });
});

describe('the export', () => {
  it('opens in a spreadsheet, with the context and empty columns for the verdict', async () => {
    const rows = await exported(archive);
    const shared = rows.find(({ articles }) => articles!.includes('money'))!;
    expect(shared).toMatchObject({
      claim: 'Kami tidak pernah menerima dana tanggul sebesar Rp5 miliar',
      state: 'draft',
      verdict: '',
      language: 'id',
    });
    expect(shared.articles!.split('\n')).toEqual([
      'Banjir Lindor · https://kabar.example/flood',
      'Dana tanggul dipertanyakan · https://kabar.example/money',
    ]);
    expect(shared.context).toContain('pada Selasa.');
    expect(shared.quotation).toContain('dana tanggul');
    const csv = [...writeWorklist(await readWorklist(archive), 'csv')].join('');
    expect(csv.startsWith('\ufeff"id",')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('has no cell that is a formula, and takes every cell back as it was', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=1+1', '+62', '-5', '@x', "'=x", "''=x", '＝1', '\t=1', '"=1"', 'a\r\n=b'),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        const [read] = parse(csvRow(cells), { record_delimiter: '\r\n' }) as string[][];
        expect(read!.map(plainCell)).toEqual(cells);
        for (const each of read!) expect(each).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        expect(cells.map(safeCell).map(plainCell)).toEqual(cells);
      }),
    );
  });

  it('says as ReviewActions what is to be done, with drafts that rate nothing', async () => {
    const json = [...writeWorklist(await readWorklist(archive), 'jsonld')].join('');
    const { '@graph': actions } = JSON.parse(json) as { '@graph': Record<string, unknown>[] };
    expect(actions).not.toEqual([]);
    for (const action of actions) {
      expect(action).toMatchObject({
        '@type': 'ReviewAction',
        actionStatus: 'https://schema.org/PotentialActionStatus',
        object: { '@type': 'Claim' },
        resultReview: { '@type': 'ClaimReview', creativeWorkStatus: 'Draft' },
      });
      expect(action.resultReview).not.toHaveProperty('reviewRating');
      expect(action.resultReview).not.toHaveProperty('author');
    }
  });

  it('comes back as JSON Lines, too', async () => {
    const lines = [...writeWorklist(await readWorklist(archive, { context: true }), 'jsonl')];
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const shared = rows.find(({ articles }) => (articles as unknown[]).length === 2)!;
    const { report } = await take(archive, [{ ...shared, ...FILLED, sources: ['Buku', 'Arsip'] }]);
    expect(report).toMatchObject({ stored: 1, refused: 0, unknown: ['claimants'] });
  });
});

describe('a published review', () => {
  it('is one ClaimReview with all articles, and in the feed', async () => {
    const entry = await publishShared(archive);
    expect(entry.state).toBe('published');
    const reviews = claimReviewsOf(entry);
    expect(reviews).toMatchObject([
      {
        url: FILLED.review_url,
        reviewRating: { alternateName: 'False', ratingValue: 1, worstRating: 1, bestRating: 5 },
        itemReviewed: {
          appearance: [
            { url: 'https://kabar.example/flood' },
            { url: 'https://kabar.example/money' },
          ],
        },
      },
    ]);
    expect(reviews[0]!.itemReviewed).not.toHaveProperty('author');
    for (const review of reviews) expect(claimReviewErrors(review)).toEqual([]);
    const feed = makeFeed(await readWorklist(archive), NOW);
    expect(feed.dataFeedElement.map(({ item }) => item)).toEqual([reviews]);
    expect(wordProblems(feed)).toEqual([]);
    expect((await verify(archive.folder)).findings).toEqual([]);
  });

  it('stands on the page of every article', async () => {
    const { appearances } = await publishShared(archive);
    for (const { capture } of appearances) {
      const html = Buffer.from(await showCapture(archive, capture, 'html')).toString();
      expect(html).toContain('Checked: <strong>');
      expect(html).toContain('"@type":"ClaimReview"');
    }
    const others = (await readWorklist(archive)).filter(({ state }) => state === 'draft');
    const html = Buffer.from(
      await showCapture(
        archive,
        others.find((each) => each.claimants[0] === 'Ana Belo')!.appearances[0]!.capture,
        'html',
      ),
    ).toString();
    expect(html).not.toContain('ClaimReview');
  });

  it('has no secret in the addresses of articles', async () => {
    await publishShared(archive);
    const { appearances } = await sharedClaim(archive);
    const uri = 'https://me:RAHASIA@kabar.example/x?token=RAHASIA&page=2';
    expect(appearanceNode({ ...appearances[0]!, uri }).url).toBe('https://kabar.example/x?page=2');
  });

  it('names the claimant once that is accepted', async () => {
    const { id } = await publishShared(archive);
    await decideClaims(archive, [id], { value: 'accepted', now: NOW });
    const [review] = claimReviewsOf(await sharedClaim(archive));
    expect(review!.itemReviewed.author?.name).toContain('Budi Santoso');
    expect((await sharedClaim(archive)).state).toBe('published');
  });
});

describe('accepting and rejecting', () => {
  it('keeps who decided, when and why, and says nothing new twice', async () => {
    const { id } = await sharedClaim(archive);
    const options = { value: 'accepted', by: 'Siti', note: 'Rekaman', now: NOW } as const;
    expect(await decideClaims(archive, [id], options)).toMatchObject({ decided: 1, captures: 2 });
    const entry = await sharedClaim(archive);
    expect(entry.state).toBe('accepted');
    expect(entry.appearances.map(({ item }) => item?.decision)).toEqual([
      { value: 'accepted', time: NOW, by: 'Siti', note: 'Rekaman' },
      { value: 'accepted', time: NOW, by: 'Siti', note: 'Rekaman' },
    ]);
    const again = await decideClaims(archive, [id], options);
    expect(again).toMatchObject({ decided: 0, same: 1, captures: 0 });
    expect(again.batch).toBeUndefined();
    expect((await verify(archive.folder)).findings).toEqual([]);
  });

  it('lets a quotation through in its own article alone when its place is given', async () => {
    const entries = await readWorklist(archive, { quotations: true });
    const kept = entries.find(
      ({ about, appearances }) => about === 'quotation' && !appearances[0]!.isPlain,
    )!;
    const { capture, id } = kept.appearances[0]!;
    const place = `${Buffer.from(capture.slice(14), 'base64url').toString('hex')}#${id}`;
    const page = async () => Buffer.from(await showCapture(archive, capture, 'html')).toString();
    const words = kept.text.split(' ').slice(0, 4).join(' ');
    const quotation = (html: string): boolean =>
      html.includes(`"@type":"Quotation","@id":"#${id}"`);
    expect(await page()).toContain(words);
    expect(quotation(await page())).toBe(false);
    expect(await decideClaims(archive, [place], { value: 'accepted', now: NOW })).toMatchObject({
      decided: 1,
    });
    expect(quotation(await page())).toBe(true);
    await decideClaims(archive, [place], { value: 'rejected', now: NOW });
    expect(quotation(await page())).toBe(false);
  });

  it('refuses ids that are none, the same twice, and to reject what is published', async () => {
    const { id } = await publishShared(archive);
    const refused: string[] = [];
    const report = await decideClaims(archive, ['zz', id], {
      value: 'rejected',
      now: NOW,
      onOutcome: (outcome) => {
        if (outcome.status === 'refused') refused.push(outcome.code);
      },
    });
    expect(refused).toEqual(['claim', 'state']);
    expect(report).toMatchObject({ decided: 0, refused: 2, captures: 0 });
    const twice = await decideClaims(archive, [id, id.slice(0, 9)], {
      value: 'accepted',
      now: NOW,
    });
    expect(twice).toMatchObject({ decided: 1, refused: 1 });
  });
});

describe('matching', () => {
  it('finds fact checks in feeds, lists and lines, and passes drafts over', async () => {
    const review = (claim: string, more: object = {}) => ({
      '@type': 'ClaimReview',
      claimReviewed: claim,
      url: 'https://cek.example/1',
      author: { '@type': 'Organization', name: 'Cek' },
      reviewRating: { '@type': 'Rating', alternateName: 'Salah' },
      ...more,
    });
    const asked = 'Benarkah bupati Lindor tidak pernah menerima dana tanggul Rp5 miliar?';
    const feed = {
      '@type': 'DataFeed',
      dataFeedElement: [
        { '@type': 'DataFeedItem', item: [review(asked)] },
        { '@type': 'DataFeedItem', item: [review('x', { creativeWorkStatus: 'Draft' }), null] },
        { '@type': 'DataFeedItem', item: null },
      ],
    };
    const whole = readFeed(JSON.stringify(feed));
    expect(whole).toEqual([
      { claim: asked, verdict: 'Salah', checker: 'Cek', url: 'https://cek.example/1' },
    ]);
    expect(readFeed(`\ufeff${JSON.stringify(review(asked))}\r\n\n`)).toEqual(whole);
    expect(readFeed(`${JSON.stringify(review('a'))}\n${JSON.stringify(review('b'))}`)).toHaveLength(
      2,
    );
    expect(() => readFeed('{"a":1}')).toThrow(/no ClaimReview/);
    expect(() => readFeed('{"a":1}\n{')).toThrow(/line 2/);
    const entries = await readWorklist(archive);
    const [best] = matchClaims(entries, whole, { least: 0.3, most: 3 });
    expect(best?.entry.appearances).toHaveLength(2);
  });

  it('finds what it published itself', async () => {
    const { id } = await publishShared(archive);
    const entries = await readWorklist(archive);
    const checks = readFeed(JSON.stringify(makeFeed(entries, NOW)));
    const [best] = matchClaims(entries, checks, { least: 0.9, most: 1 });
    expect(best).toMatchObject({ entry: { id }, matches: [{ found: { verdict: 'False' } }] });
  });
});

import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { erase } from '../../../src/archive/erase.ts';
import { checkQuality, readQuality } from '../../../src/export/dataset/quality.ts';
import type { DatasetRelease, QualityStatement } from '../../../src/record/types.generated.ts';
import { releaseErrors } from '../../../src/record/validate.ts';
import { type Archive, niFromHex, StoreUsageError } from '../../../src/store/index.ts';
import { makeFolder } from '../../store/helpers.ts';
import { archiveOf, BRIDGE, captureOf, FERRY, MARKET, release } from './helpers.ts';

const STORIES = [FERRY, MARKET, BRIDGE];
const ELSEWHERE = niFromHex('0'.repeat(64));

function statement(more: Partial<QualityStatement> = {}): QualityStatement {
  const captures = more.captures ?? STORIES.map((story) => captureOf(story).id).sort();
  return {
    schema: 'https://w3id.org/kliping/quality/1',
    what: 'quotations',
    coders: ['Ratna Wulandari', '<b>Budi | Santoso</b>'],
    date: '2026-03-01',
    software: 'kliping/0.1.0',
    articles: captures.length,
    articlesDrawn: captures.length,
    population: 3000,
    precision: { estimate: 0.9132, low: 0.86, high: 0.9471, items: 212, effectiveItems: 150.5 },
    recall: { estimate: 0.83, low: 0.762, high: 0.882, items: 233, effectiveItems: 170 },
    strata: [{ stratum: 'id', articles: 3000, coded: captures.length }],
    ...more,
    captures,
  };
}

async function texts(archive: Archive, quality: QualityStatement[], where: string[] = []) {
  const { path, receipt } = await release(archive, { quality, where });
  const read = (name: string) => readFileSync(join(path, name), 'utf8');
  return {
    stated: receipt.release,
    readme: read('README.md'),
    html: read('datasheet.html'),
    croissant: JSON.parse(read('croissant.json')),
    dataset: JSON.parse(read('dataset.jsonld')),
    crate: JSON.parse(read('ro-crate-metadata.json'))['@graph'] as Record<string, unknown>[],
    all: ['README.md', 'release.json', 'croissant.json', 'ro-crate-metadata.json'].map(read).join(),
  };
}

describe('a release with what people measured', () => {
  it('shows it in the datasheet, with who, when, how many, and what nobody measured', async () => {
    const { readme, html } = await texts(await archiveOf(STORIES), [statement()]);
    expect(readme).toContain('Measured on this archive');
    expect(readme).toContain('| quotations | precision | 91.3 % | 86.0 to 94.7 % | 212 |');
    expect(readme).toContain('| quotations | recall | 83.0 % | 76.2 to 88.2 % | 233 |');
    expect(readme).toContain(
      '- quotations: 3 of 3 000 articles, judged by Ratna Wulandari and \\<b\\>Budi \\| Santoso\\</b\\>, done on 2026-03-01; 3 of them are in this release.',
    );
    expect(readme).toContain(
      "No one has checked how many of this archive's removals, mentions are",
    );
    expect(html).toContain('<td class="number">86.0 to 94.7 %</td>');
    expect(html).not.toContain('<b>Budi');
  });

  it('refuses a second statement about the same kind', async () => {
    const archive = await archiveOf(STORIES);
    const mentions = statement({ what: 'mentions' });
    await expect(texts(archive, [statement(), mentions, statement()])).rejects.toThrow(
      new StoreUsageError(
        '--quality: two statements are about quotations, and a release states one for each kind: leave one out.',
      ),
    );
    expect((await texts(archive, [statement(), mentions])).stated.quality).toHaveLength(2);
  });

  it('tells programs of it in the terms they have', async () => {
    const { stated, croissant, dataset, crate } = await texts(await archiveOf(STORIES), [
      statement(),
    ]);
    expect(releaseErrors(stated)).toEqual([]);
    expect(stated.quality).toMatchObject([
      { what: 'quotations', date: '2026-03-01', articles: 3, population: 3000, released: 3 },
    ]);
    expect(croissant['rai:dataLimitations']).toContain(
      'precision of quotations 91.3 % (95 % interval 86.0 to 94.7, 212 items).',
    );
    const observation = {
      '@type': 'Observation',
      name: 'precision of quotations',
      observationDate: '2026-03-01',
      value: 0.9132,
      minValue: 0.86,
      maxValue: 0.9471,
    };
    expect(dataset['@reverse'].observationAbout[0]).toMatchObject(observation);
    const node = crate.find((each) => each['@id'] === '#quality-1');
    expect(node).toMatchObject({ ...observation, observationAbout: { '@id': './' } });
    const root = crate.find((each) => each['@id'] === './');
    expect(root!.mentions).toContainEqual({ '@id': '#quality-2' });
  });

  it('counts the judged articles that are in it, and names none', async () => {
    const archive = await archiveOf(STORIES);
    const { stated, all } = await texts(archive, [statement()], ['language=en']);
    expect(stated.quality![0]).toMatchObject({ articles: 3, released: 1 });
    for (const story of [FERRY, MARKET]) expect(all).not.toContain(captureOf(story).id);
  });

  it('allows for judged articles that were erased, and for no others that are missing', async () => {
    const archive = await archiveOf(STORIES);
    const other = statement({ captures: [captureOf(FERRY).id, ELSEWHERE] });
    await expect(release(archive, { quality: [other] })).rejects.toThrow(
      /of the 2 articles whose quotations were judged, 1 are not in .*from which 0 were erased/,
    );
    await erase(archive, [captureOf(MARKET).id], {
      reason: 'a court',
      now: '2026-03-02T00:00:00Z',
    });
    const { stated } = await texts(archive, [statement()]);
    expect(stated.quality![0]).toMatchObject({ articles: 3, released: 2 });
    const none = statement({ captures: [ELSEWHERE] });
    await expect(release(archive, { quality: [none] })).rejects.toThrow(StoreUsageError);
  });
});

describe('a release of what nobody measured', () => {
  it('says so, and how it is done', async () => {
    const { readme, croissant, dataset, stated } = await texts(await archiveOf(STORIES), []);
    expect(readme).toContain(
      "No one has checked how many of this archive's removals, mentions, quotations are right",
    );
    expect(readme).toContain('kliping sample');
    expect(croissant['rai:dataLimitations']).toContain('No one has checked');
    expect(dataset).not.toHaveProperty('@reverse');
    expect(stated).not.toHaveProperty('quality' satisfies keyof DatasetRelease);
  });
});

describe('checkQuality', () => {
  it.each<[string, object, string]>([
    ['another form', { schema: 'x' }, '/schema'],
    ['nobody', { coders: [] }, '/coders'],
    ['no such day', { date: '2026-02-30' }, '/date'],
    ['a field of its own', { extra: 1 }, '"extra"'],
    ['a count that cannot be', { articles: 9 }, '9 articles judged of 3 drawn'],
    ['a population that cannot be', { population: 2 }, 'drawn from 2'],
    [
      'a share out of its interval',
      { recall: { estimate: 0.9, low: 0.1, high: 0.2, items: 3, effectiveItems: 3 } },
      '/recall is 0.9, which is not within 0.1 and 0.2',
    ],
  ])('refuses %s', (_what, more, message) => {
    expect(() => checkQuality({ ...statement(), ...more }, 'q.json')).toThrow(
      `--quality q.json cannot be used: `,
    );
    expect(() => checkQuality({ ...statement(), ...more }, 'q.json')).toThrow(message);
  });
});

describe('readQuality', () => {
  it('says of a sheet what to make of it', async () => {
    const path = join(await makeFolder(), 'quotations.csv');
    await writeFile(path, '"stratum","stratum_articles"\r\n');
    await expect(readQuality(path)).rejects.toThrow(
      /is no JSON\. Make one .* kliping sample --read/,
    );
    await writeFile(path, `\ufeff${JSON.stringify(statement())}`);
    expect(await readQuality(path)).toEqual(statement());
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkAbout } from '../../../src/export/dataset/about.ts';
import { allTables } from '../../../src/export/dataset/columns.ts';
import type { DatasetAbout } from '../../../src/record/types.generated.ts';
import { readTree } from '../../store/helpers.ts';
import { wordProblems } from '../../support/graphs.ts';
import { archiveOf, BRIDGE, FERRY, jsonRows, MARKET, release, type Story } from './helpers.ts';

const ABOUT: DatasetAbout = {
  title: 'Kabar & tetangga: "korpus" <satu>',
  description: 'Articles of invented publishers, made to test how a release describes itself.',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  creators: [
    {
      type: 'Person',
      name: 'Ratna Wulandari',
      url: 'https://orcid.org/0000-0002-1825-0097',
      affiliation: { name: 'Kabar Tepi' },
    },
    { name: 'Kabar: Tepi', email: 'data@kabar.example' },
  ],
  url: 'https://data.kabar.example/korpus',
  doi: '10.5555/kabar.1',
};
const HOSTILE: Story = {
  name: 'x.txt',
  text: 'Judul\n\nWarga desa memperbaiki jembatan itu.',
  metadata: {
    publisher: '</script><script>alert(1)</script> | [x](http://evil.example) `y` $z$',
    license: '<!--chart:languages--> *bold* ~~gone~~ # $& $1',
    language: 'id',
  },
};

let path = '';
const text = (name: string): string => readFileSync(join(path, name), 'utf8');
const json = (name: string) => JSON.parse(text(name));

beforeEach(async () => {
  const archive = await archiveOf([FERRY, MARKET, BRIDGE, HOSTILE]);
  path = (await release(archive, { about: ABOUT })).path;
});

describe('a release', () => {
  it('has a checksum for every file but the list itself', async () => {
    const tree = await readTree(path);
    const listed = text('checksums.sha256').trimEnd().split('\n');
    const expected = [...tree]
      .filter(([name]) => name !== 'checksums.sha256')
      .map(([name, data]) => `${createHash('sha256').update(data).digest('hex')}  ${name}`);
    expect(listed.sort()).toEqual(expected.sort());
    expect(listed.length).toBeGreaterThan(20);
  });

  it('has the digest of every file of a table in Croissant and schema.org, of all in RO-Crate', async () => {
    const tree = await readTree(path);
    const digest = (name: string) => createHash('sha256').update(tree.get(name)!).digest('hex');
    const objects = json('croissant.json').distribution.filter(
      (each: Record<string, unknown>) => each['@type'] === 'cr:FileObject',
    );
    const tables = [...tree.keys()].filter((name) => /^(?:data|jsonl)\//.test(name));
    expect(objects.map((each: Record<string, unknown>) => each.contentUrl).sort()).toEqual(tables);
    for (const { contentUrl, sha256 } of objects) expect(sha256).toBe(digest(contentUrl));
    for (const { name, contentUrl, sha256 } of json('dataset.jsonld').distribution) {
      expect(sha256).toBe(digest(name));
      expect(contentUrl).toBe(`https://data.kabar.example/korpus/${name}`);
    }
    const crate = json('ro-crate-metadata.json')['@graph'];
    const files = crate.filter((each: Record<string, unknown>) => each['@type'] === 'File');
    const others = ['ro-crate-metadata.json', 'checksums.sha256'];
    expect(files.map((each: Record<string, unknown>) => each['@id']).sort()).toEqual(
      [...tree.keys()].filter((name) => !others.includes(name)).sort(),
    );
    for (const each of files) expect(each.sha256).toBe(digest(each['@id']));
  });

  it('is a Dataset in schema.org’s own terms and by Google’s rules', () => {
    expect(wordProblems(json('dataset.jsonld'))).toEqual([]);
  });

  it('refers to nothing in RO-Crate that is not there', () => {
    const crate = json('ro-crate-metadata.json')['@graph'];
    const ids = new Set(crate.map((each: Record<string, unknown>) => each['@id']));
    expect(ids.size).toBe(crate.length);
    const refs = [...JSON.stringify(crate).matchAll(/:\{"@id":"([^"]+)"\}/g)].map(([, id]) => id);
    const known = [...ids, 'https://w3id.org/ro/crate/1.2'];
    expect(refs.filter((id) => !known.includes(id))).toEqual([]);
  });

  it('describes every column in the same words everywhere', () => {
    const fields = json('croissant.json').recordSet.flatMap(
      ({ field }: { field: { '@id': string; description: string }[] }) => field,
    );
    const columns = allTables().flatMap(({ name, columns }) =>
      columns.map((column) => [`${name}/${column.name}`, column.description]),
    );
    expect(
      fields.map((each: { '@id': string; description: string }) => [each['@id'], each.description]),
    ).toEqual(columns);
    const html = text('datasheet.html');
    for (const { columns } of allTables()) {
      for (const { name } of columns) expect(html).toContain(`<code>${name}</code>`);
    }
    expect(json('schema.json')).toEqual(
      JSON.parse(readFileSync('schemas/dataset.schema.json', 'utf8')),
    );
  });

  it('is cited with its authors, licence and DOI', () => {
    const citation = text('CITATION.cff');
    for (const line of [
      'cff-version: 1.2.0',
      'title: "Kabar & tetangga: \\"korpus\\" <satu>"',
      '    family-names: "Wulandari"',
      '    orcid: "https://orcid.org/0000-0002-1825-0097"',
      '  - name: "Kabar: Tepi"',
      'license: CC-BY-4.0',
      'doi: "10.5555/kabar.1"',
      'date-released: "2024-05-01"',
    ]) {
      expect(citation.split('\n')).toContain(line);
    }
    expect(text('README.md')).toContain('https://doi.org/10.5555/kabar.1');
  });

  it('has a datasheet whose page is sound, with its charts in it', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:document'],
      rules: {
        'doctype-style': 'off',
        'no-inline-style': 'off',
        'long-title': 'off',
        'require-sri': 'off',
      },
    });
    const report = await validator.validateString(text('datasheet.html'));
    expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
    const charts = [...text('README.md').matchAll(/\(charts\/([\w-]+\.svg)\)/g)].map(
      ([, name]) => name!,
    );
    expect(charts.length).toBeGreaterThan(4);
    for (const name of charts)
      expect(text('datasheet.html')).toContain(text(`charts/${name}`).trim());
  });

  it('takes nothing that an article says for markup', () => {
    const html = text('datasheet.html');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain('<!--');
    const row = text('README.md')
      .split('\n')
      .find((line) => line.includes('alert'));
    expect(row?.match(/(?<!\\)\|/g)).toHaveLength(4);
    expect(row).toContain('\\[x\\](http://evil.example)');
    for (const svg of ['charts/publishers.svg']) expect(text(svg)).not.toContain('<script');
  });

  it('says what was left out, and that nobody stated a licence', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    const bare = await release(archive, {
      where: ['publisher=Kabar', 'word_count>=15'],
      withoutText: true,
    });
    const readme = readFileSync(join(bare.path, 'README.md'), 'utf8');
    expect(readme).toContain('Only articles with word\\_count\\>=15.');
    expect(readme).toContain('The words of the articles were left out.');
    expect(readme).toContain('No licence was stated');
    expect(jsonRows(bare.path, 'articles').length).toBeGreaterThan(0);
  });
});

describe('checkAbout', () => {
  it.each([
    [{ license: 'CC BY' }, '/license'],
    [{ creators: [] }, '/creators'],
    [{ titel: 'x' }, '"titel"'],
    [{ description: 'short' }, '/description'],
    [{ doi: 'https://doi.org/10.5555/x' }, '/doi'],
  ])('refuses %j', (about, place) => {
    expect(() => checkAbout(about, 'about.json')).toThrow(place);
  });
});

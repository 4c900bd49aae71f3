import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeArchive } from '../../src/archive/format.ts';
import { writeFormat } from '../../src/store/format.ts';
import { contentPath } from '../../src/store/object.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import { VERSION } from '../../src/version.ts';
import { bytes, makeArchive, NOW, readTree } from '../store/helpers.ts';

// Those of releases and sites are about what lies outside an archive; a release carries its own.
const OUTSIDE = [
  'dataset-about.schema.json',
  'dataset.schema.json',
  'quality.schema.json',
  'release.schema.json',
  'site-config.schema.json',
];
const SCHEMAS = readdirSync('schemas').filter(
  (name) => name.endsWith('.schema.json') && !OUTSIDE.includes(name),
);

it('an archive holds every schema of what it stores, our context and a text that explains them', async () => {
  const archive = await makeArchive();
  const path = (await describeArchive(archive, NOW))!;
  const tree = await readTree(contentPath(path, ''));
  const schemas = SCHEMAS.map((name) => `schemas/${name}`);
  expect([...tree.keys()].sort()).toEqual(['README.md', 'context.jsonld', ...schemas].sort());
  for (const name of SCHEMAS) {
    expect(tree.get(`schemas/${name}`)).toEqual(readFileSync(join('schemas', name)));
  }
  const text = tree.get('README.md')!.toString();
  expect(text).toContain(`what kliping/${VERSION} writes`);
  // What is part of another schema, or given out and never stored, needs no row of its own.
  const parts = [
    'claim-review-stub.schema.json',
    'claim-review.schema.json',
    'news-article-graph.schema.json',
  ];
  for (const name of SCHEMAS.filter((each) => !parts.includes(each))) {
    expect(text).toContain(`| \`${name}\` |`);
  }
  expect((await verifyArchive(archive)).findings).toEqual([]);
});

it('a description is written once, and another version adds its own beside it', async () => {
  const archive = await makeArchive();
  const first = (await describeArchive(archive, NOW))!;
  const before = await readTree(archive.folder);
  expect(await describeArchive(archive, '2031-01-01T00:00:00Z')).toBeNull();
  expect(await readTree(archive.folder)).toEqual(before);

  const files = [{ path: 'schemas/new.schema.json', bytes: bytes('{}') }];
  const next = { now: NOW, software: 'kliping/9.9.9', files };
  const both = await Promise.all([writeFormat(archive, next), writeFormat(archive, next)]);
  expect(both.filter((path) => path !== null)).toHaveLength(1);
  const after = await readTree(archive.folder);
  for (const [path, data] of before) expect(after.get(path), path).toEqual(data);
  expect(both).not.toContain(first);
  expect((await verifyArchive(archive)).findings).toEqual([]);
  expect((await verifyArchive(archive)).totals.objects).toBe(2);
});

it('a damaged description is found', async () => {
  const archive = await makeArchive();
  const path = (await describeArchive(archive, NOW))!;
  await writeFile(contentPath(path, 'context.jsonld'), '{}');
  const { findings } = await verifyArchive(archive);
  expect(findings).toMatchObject([
    { code: 'content-digest', path: expect.stringMatching(/urn%3akliping%3aformat.*context/) },
  ]);
});

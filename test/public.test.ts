import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import * as enrich from '../src/enrich/index.ts';
import * as kliping from '../src/index.ts';
import * as store from '../src/store/index.ts';
import { makeFolder } from './store/helpers.ts';

const documented = readFileSync('docs/library.md', 'utf8');

it('the library has these names and no others', () => {
  expect(Object.keys(kliping).sort()).toEqual([
    'CatalogError',
    'InvalidRecordError',
    'RefusalError',
    'VERSION',
    'annotate',
    'bagArchive',
    'bagRelease',
    'catalogFinder',
    'checkpoint',
    'compareCopies',
    'countArchive',
    'decideClaims',
    'describeArchive',
    'diffCaptures',
    'erase',
    'eraseFromCatalog',
    'exportAnnotations',
    'exportDataset',
    'exportSite',
    'exportWacz',
    'fileFinder',
    'findArticles',
    'findDuplicates',
    'importReviews',
    'ingest',
    'isRecord',
    'keepCatalog',
    'listPairs',
    'lookUp',
    'makeFeed',
    'makeRecord',
    'nameCapture',
    'openCatalog',
    'openFresh',
    'openHoldings',
    'openIfFresh',
    'pageProcessor',
    'preset',
    'prove',
    'publish',
    'readAbout',
    'readAuthorityFile',
    'readEstimates',
    'readHistory',
    'readQuality',
    'readSiteConfig',
    'readStatement',
    'readWorklist',
    'recordErrors',
    'recordProblems',
    'renderPage',
    'repair',
    'reprocess',
    'salvage',
    'showCapture',
    'siteSettings',
    'startTold',
    'statsOf',
    'updateCatalog',
    'verify',
    'writeSample',
  ]);
});

it('the plugin for pages of others has these names and no others', () => {
  expect(Object.keys(enrich).sort()).toEqual(['default', 'rehypeEnrich']);
});

it('the store has these names and no others', () => {
  expect(Object.keys(store).sort()).toEqual([
    'CAPTURE_HEADER',
    'DamageError',
    'DigestSet',
    'FINDING_CODES',
    'FoundById',
    'GunzipError',
    'Numbers',
    'ObjectExistsError',
    'PAIR_LAYER',
    'RECORD_LAYER',
    'StoreError',
    'StoreIoError',
    'StoreUsageError',
    'archiveAt',
    'batchObjectId',
    'batchOfObject',
    'compareMade',
    'compareText',
    'compressMember',
    'copyProblem',
    'createArchive',
    'derivedObjectId',
    'digestFromNi',
    'ensureFolder',
    'eraseCaptures',
    'findAskedCaptures',
    'findAskedTombstones',
    'findCaptures',
    'findMade',
    'findTombstones',
    'gunzip',
    'header',
    'hexFromNi',
    'isGone',
    'isHeaderValue',
    'isLayer',
    'isSystemError',
    'keepOpen',
    'listAllBatches',
    'listBatches',
    'listDerived',
    'madeKey',
    'madePath',
    'niFromDigest',
    'niFromHex',
    'nodeFiles',
    'openArchive',
    'openNameless',
    'planRepair',
    'proveCapture',
    'proveMade',
    'readAllMade',
    'readBatchStarted',
    'readCapture',
    'readCaptureAt',
    'readCapturePlaces',
    'readCaptureRecord',
    'readCaptures',
    'readCheckpoints',
    'readLog',
    'readMade',
    'readMadeAt',
    'readMadePlaces',
    'readNewestCreated',
    'readPieces',
    'readRecordAt',
    'readRecordStream',
    'readRecords',
    'readSeal',
    'readStarted',
    'readTombstones',
    'readUndisturbed',
    'readVolume',
    'recordIdOf',
    'repairArchive',
    'safeUri',
    'salvageArchive',
    'salvageVolume',
    'sha256',
    'sweepStaging',
    'takeCheckpoint',
    'thisOwner',
    'verifyArchive',
    'wantedHex',
    'writeBatch',
    'writeDerived',
    'writeFormat',
    'writeObject',
  ]);
});

it('the documentation names all of the library', () => {
  const named = new Set([...documented.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(Object.keys(kliping).filter((name) => !named.has(name))).toEqual([]);
});

it('the documentation shows a program that runs as it stands', async () => {
  const folder = await makeFolder();
  const [, program = ''] = /```js\n(.*?)```/s.exec(documented)!;
  const entry = (path: string) => `'${pathToFileURL(path).href}'`;
  writeFileSync(
    join(folder, 'program.mjs'),
    program
      .replace("'kliping/store'", entry('dist/store/index.js'))
      .replace("'kliping'", entry('dist/index.js')),
  );
  cpSync('archive/inbox', join(folder, 'archive/inbox'), { recursive: true });
  const told = execFileSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' });
  const [, archived, released] = /archived: (\d+),.*released: (\d+)/s.exec(told) ?? [];
  expect(Number(archived)).toBeGreaterThan(1);
  expect(released).toBe(archived);
});

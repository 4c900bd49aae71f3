import { expect, it } from 'vitest';
import * as kliping from '../src/index.ts';
import * as store from '../src/store/index.ts';

it('the library has these names and no others', () => {
  expect(Object.keys(kliping).sort()).toEqual([
    'InvalidRecordError',
    'RefusalError',
    'VERSION',
    'ingest',
    'isRecord',
    'makeRecord',
    'nameCapture',
    'pageProcessor',
    'preset',
    'publish',
    'recordErrors',
    'recordProblems',
    'renderPage',
    'reprocess',
    'showCapture',
    'verify',
  ]);
});

it('the store has these names and no others', () => {
  expect(Object.keys(store).sort()).toEqual([
    'DamageError',
    'FINDING_CODES',
    'GunzipError',
    'ObjectExistsError',
    'RECORD_LAYER',
    'StoreError',
    'StoreIoError',
    'StoreUsageError',
    'batchObjectId',
    'batchOfObject',
    'compareMade',
    'copyProblem',
    'createArchive',
    'derivedObjectId',
    'findCaptures',
    'findMade',
    'gunzip',
    'header',
    'hexFromNi',
    'isHeaderValue',
    'listBatches',
    'listDerived',
    'niFromHex',
    'nodeFiles',
    'openArchive',
    'readAllMade',
    'readCapture',
    'readCaptures',
    'readMade',
    'readRecordAt',
    'readRecordStream',
    'readRecords',
    'recordIdOf',
    'safeUri',
    'sweepStaging',
    'verifyArchive',
    'writeBatch',
    'writeDerived',
    'writeObject',
  ]);
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { time } from '../../src/cli/options.ts';
import { klipingHere as kliping } from '../support/cli.ts';

describe('an option', () => {
  it.each([
    ['show', 'a1', '--generation', '0', '--generation=1'],
    ['ingest', 'a.txt', '--archive', 'a', '--archive', 'b'],
    ['process', '--language', 'id', '--uri', 'https://a.example/', '--language', 'en'],
    ['claims', 'accept', 'k1', '--by', 'Siti', '--by', 'Budi'],
    ['export', 'wacz', '--batch', 'b1', '--out', 'x', '--out', 'y'],
  ])('of %s with one value is refused when it is given twice', async (...args) => {
    const { code, stdout, stderr } = await kliping(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const name = args.map((each) => each.split('=')[0]!).findLast((each) => each.startsWith('--'));
    expect(stderr).toContain(`option '${name} <`);
    expect(stderr).toContain('is given twice: give it once.');
  });

  it.each([
    ['claims', 'list', '--state', 'draft', '--state', 'published', 'corrected'],
    [
      ...'export dataset --name a --release 1.0.0'.split(' '),
      '--where',
      'language=id',
      '--where=a=b',
    ],
    [...'export dataset --name a --release 1.0.0'.split(' '), '--redact', 'a', '--redact', 'b'],
    ['verify', '--quick', '--quick'],
  ])('of %s may be repeated when it has several values, or none', async (...args) => {
    const folder = mkdtempSync(join(tmpdir(), 'kliping-options-'));
    const more = args[0] === 'export' ? ['--out', join(folder, 'out')] : [];
    const { stderr } = await kliping([...args, ...more, '--archive', folder]);
    expect(stderr).toMatch(/archive/);
  });
});

describe('time', () => {
  it.each([
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z'],
    ['2024-02-29T23:59:59.123Z', '2024-02-29T23:59:59.123Z'],
    ['2026-01-31', '2026-01-31T00:00:00Z'],
  ])('takes %s', (value, expected) => {
    expect(time(value)).toBe(expected);
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-02-30',
    '2025-02-29T12:00:00Z',
    '2026-04-31T12:00:00Z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T23:60:00Z',
    '2026-01-31T23:59:60Z',
    '2026-01-31T12:00:00',
    'now',
  ])('refuses %s', (value) => {
    expect(() => time(value)).toThrow('Give a time in UTC such as 2026-01-31T12:00:00Z.');
  });
});

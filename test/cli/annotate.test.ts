import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArchive } from '../../src/store/index.ts';
import { archiveOld } from '../archive/older.ts';
import { klipingHere as kliping } from '../support/cli.ts';

const MARKET = 'Pasar ikan dibuka\n\nPasar ikan di Jakarta dibuka kembali, kata Budi Santoso.';
const BY = ['--annotator', 'rules', '--annotator-version', '1', '--layer', 'ner'];

let folder = '';
let id = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-annotate-'));
  const archive = await createArchive(join(folder, 'archive'), { compression: 'none' });
  const [capture] = await archiveOld(archive, 'one', [{ text: MARKET }]);
  id = Buffer.from(capture!.id.slice(14), 'base64url').toString('hex');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (): string[] => ['--archive', join(folder, 'archive')];
const line = (more: object = {}): string => {
  const start = MARKET.indexOf('Jakarta');
  const span = { start, end: start + 7, text: 'Jakarta', type: 'GPE' };
  return `${JSON.stringify({ capture: id.slice(0, 8), ...span, ...more })}\n`;
};

describe('kliping annotate', () => {
  it('keeps the lines of standard input and tells what to do next', async () => {
    const { code, stdout } = await kliping(['annotate', ...BY, ...at()], line());
    expect(code).toBe(0);
    expect(stdout).toContain(`✓ a.txt ${id.slice(0, 10)}  1 annotation, generation 1 of the layer`);
    expect(stdout).toContain(
      '1 annotation of 1 capture kept, 0 captures the same, 0 lines refused.',
    );
    const [, command] = /npx kliping (show .*)/.exec(stdout)!;
    const shown = await kliping(command!.split(' '));
    expect(JSON.parse(shown.stdout).annotations).toMatchObject([{ text: 'Jakarta' }]);
    expect((await kliping(['verify', ...at()])).code).toBe(0);
    const again = await kliping(['annotate', ...BY, ...at()], line());
    expect(again.stdout).toContain('nothing was written');
  });

  it('reads a file, names the lines that do not hold, and ends with 1', async () => {
    const file = join(folder, 'lines.jsonl');
    writeFileSync(file, line({ text: 'Bandung' }) + line());
    const { code, stdout } = await kliping(['annotate', ...BY, '--file', file, ...at()]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ line 1\n {2}refused \[text\]: .*"Jakarta", not "Bandung"/);
    expect(stdout).toContain('1 annotation of 1 capture kept');
  });

  it('prints a line for each capture and refused line, and a summary, with --json', async () => {
    const lines = `{"capture": 1}\n${line()}`;
    const { stdout } = await kliping(['annotate', ...BY, '--json', ...at()], lines);
    const told = stdout
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each));
    expect(told).toMatchObject([
      { status: 'refused', line: 1, code: 'line' },
      { status: 'stored', annotations: 1, generation: 1 },
      { summary: { captures: 1, annotations: 1, refused: 1, damaged: 0 } },
    ]);
  });

  it('answers wrong usage with what is allowed', async () => {
    const wrong = async (...args: string[]) => {
      const { code, stderr } = await kliping(['annotate', ...args, ...at()]);
      return `${code} ${stderr}`;
    };
    expect(await wrong('--layer', 'ner')).toMatch(/^2 .*--annotator/s);
    expect(await wrong(...BY.with(-1, 'record'))).toMatch(/^2 .*cannot be called "record"/s);
    expect(await wrong(...BY, '--annotator-digest', 'md5')).toMatch(/^2 .*sha256: and 64/s);
    expect(await wrong(...BY, '--file', 'none.jsonl')).toMatch(/^2 .*no file 'none.jsonl'/s);
    const show = ['show', id, '--layer', 'ner', '--format', 'raw', ...at()];
    expect(await kliping(show)).toMatchObject({ code: 2 });
  });
});

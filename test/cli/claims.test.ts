import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FILLED, NOW, newsArchive, sharedClaim } from '../archive/reviews/helpers.ts';
import { klipingHere as kliping } from '../support/cli.ts';

let folder = '';
let id = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-claims-'));
  ({ id } = await sharedClaim(await newsArchive(join(folder, 'archive'))));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) =>
  kliping(['claims', ...args, '--archive', join(folder, 'archive')]);
const jsonLines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

function save(name: string, rows: readonly object[]): string {
  const file = join(folder, name);
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return file;
}

describe('kliping claims', () => {
  it('goes from the list to the feed, for machines', async () => {
    const listed = jsonLines((await run('list', '--json', '--top', '2')).stdout);
    expect(listed).toHaveLength(2);
    const file = save('rows.jsonl', [
      { id, ...FILLED },
      { id: 'kffffffffffff', ...FILLED },
    ]);
    const imported = await run('import', file, '--json', '--now', NOW);
    expect(imported.code).toBe(1);
    expect(jsonLines(imported.stdout)).toMatchObject([
      { status: 'stored', row: 1, id, state: 'published', articles: 2 },
      { status: 'refused', row: 2, code: 'claim' },
      { summary: { stored: 1, refused: 1, captures: 2 } },
    ]);
    const out = join(folder, 'feed.json');
    expect((await run('feed', '--out', out, '--now', NOW)).code).toBe(0);
    const feed = JSON.parse(readFileSync(out, 'utf8'));
    expect(feed.dataFeedElement).toHaveLength(1);
    expect((await run('feed', '--out', out)).code).toBe(2);
    const shown = await run('show', id, '--claim-review');
    expect(JSON.parse(shown.stdout)).toMatchObject(feed.dataFeedElement[0].item[0]);
    const matched = jsonLines((await run('match', '--feed', out, '--json')).stdout);
    expect(matched).toMatchObject([{ id, matches: [{ verdict: 'False', score: 1 }] }]);
    expect((await kliping(['verify', '--archive', join(folder, 'archive')])).code).toBe(0);
  }, 600_000);

  it('shows no ClaimReview of what is not published', async () => {
    const { code, stderr, stdout } = await run('show', id, '--claim-review');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('it is draft');
    expect(JSON.parse((await run('feed')).stdout).dataFeedElement).toEqual([]);
  });

  it('accepts and rejects, and names the ids that are none', async () => {
    const accepted = await run('accept', id, 'k0', '--by', 'Siti', '--now', NOW);
    expect(accepted.code).toBe(1);
    expect(accepted.stdout).toContain(`✓ ${id}  claim accepted, 2 articles`);
    expect(accepted.stdout).toContain('✗ k0 refused [claim]');
    const rejected = jsonLines((await run('reject', id, '--json', '--now', NOW)).stdout);
    expect(rejected).toMatchObject([{ status: 'decided', id }, { summary: { decided: 1 } }]);
    expect((await run('list', '--state', 'rejected')).stdout).toContain(id);
  });

  it('tells of nothing that it did not keep', async () => {
    const file = save('rows.jsonl', [{ id, ...FILLED }]);
    expect((await run('accept', id, '--batch-id', 'b1', '--now', NOW)).code).toBe(0);
    for (const args of [
      ['reject', id],
      ['import', file],
    ]) {
      const { code, stdout } = await run(...args, '--batch-id', 'b1', '--now', NOW);
      expect(code).not.toBe(0);
      expect(stdout).toBe('');
    }
  }, 600_000);

  it('writes nothing into the archive', async () => {
    for (const name of ['export', 'feed']) {
      const out = join(folder, 'archive', 'store', 'x');
      const { code, stderr } = await run(name, '--out', out);
      expect([code, stderr]).toEqual([2, expect.stringContaining('would be in the archive')]);
    }
  });

  it('answers wrong usage with what is allowed', async () => {
    const wrong = async (...args: string[]) => {
      const { code, stderr } = await run(...args);
      return `${code} ${stderr}`;
    };
    expect(await wrong('import', join(folder, 'none.csv'))).toMatch(/^2 .*no file/s);
    expect(await wrong('import', 'a.xlsx')).toMatch(/^2 .*CSV UTF-8/s);
    expect(await wrong('list', '--state', 'done')).toMatch(/^2 .*in review/s);
    expect(await wrong('list', '--since', 'May')).toMatch(/^2 .*2026-01-31/s);
    expect(await wrong('list', '--worth', '7')).toMatch(/^2 .*0 to 1/s);
    expect(await wrong('show', 'xyz')).toMatch(/^2 .*names no claim/s);
    expect(await wrong('match', '--feed', 'none.json')).toMatch(/^2 .*no file/s);
    expect(await wrong('accept')).toMatch(/^2 .*missing required argument/s);
    const file = save('x.csv', [{}]);
    expect((await run('import', file)).code).toBe(1);
  }, 600_000);
});

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { klipingHere as kliping } from '../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'kliping-prove-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('kliping prove writes a new folder, and says how to check it', async () => {
  const archive = join(folder, 'archive');
  const inbox = ['ingest', 'archive/inbox/mali-junta.txt', '--archive', archive, '--json'];
  const { id } = JSON.parse((await kliping(inbox)).stdout.split('\n')[0]!);
  const out = join(folder, 'new', 'proof');
  const args = ['prove', id, '--span', '5:10', '--archive', archive, '--out', out];
  const early = await kliping(args);
  expect(early).toMatchObject({ code: 2, stderr: expect.stringContaining('kliping checkpoint') });
  expect(existsSync(out)).toBe(false);
  const taken = await kliping(['checkpoint', '--archive', archive, '--json']);
  const { sha256 } = JSON.parse(taken.stdout);

  const { code, stdout } = await kliping(args);
  expect(code).toBe(0);
  expect(stdout).toBe(
    [
      `✓ ${out}: record 0 of ${id}, by checkpoint 1.`,
      '  Junta',
      '  Check it offline, with the SHA-256 of the checkpoint from another place than the folder:',
      `  (cd ${out} && CHECKPOINT=${sha256} bash check.sh)`,
      '',
    ].join('\n'),
  );
  const again = await kliping([...args, '--json']);
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining(`'${out}' already`) });
  const other = join(folder, 'other');
  const { stdout: json } = await kliping([...args.slice(0, -1), other, '--json']);
  expect(JSON.parse(json)).toMatchObject({ capture: id, checkpoint: 1, sha256, folder: other });
  expect(readdirSync(other).sort()).toEqual(readdirSync(out).sort());
  const inside = await kliping([...args.slice(0, -1), join(archive, 'store', 'proof')]);
  expect(inside).toMatchObject({ code: 2, stderr: expect.stringContaining('in the archive') });
  const odd = await kliping(['prove', id, '--span', '10:5', '--archive', archive]);
  expect(odd).toMatchObject({ code: 2, stderr: expect.stringContaining('120:215') });
});

import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { klipingHere as kliping } from '../support/cli.ts';

const NOW = ['--now', '2026-01-31T12:00:00Z'];
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-erase-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ingested(): Promise<{ archive: string; ids: string[] }> {
  const archive = mkdtempSync(join(folder, 'archive-'));
  const { stdout } = await kliping([
    ...['ingest', 'archive/inbox', '--archive', archive, '--json', '--batch-id', 'one'],
    ...NOW,
  ]);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { archive, ids: lines.filter(({ status }) => status === 'archived').map(({ id }) => id) };
}

const allBytes = (root: string): string =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path).toString('latin1'))
    .join('\n');

describe('kliping erase', () => {
  it('erases an article for good, and the archive stays whole', async () => {
    const { archive, ids } = await ingested();
    const hex = Buffer.from(ids[0]!.split(';')[1]!, 'base64url').toString('hex');
    const { code, stdout } = await kliping([
      ...['erase', hex.slice(0, 10), '--reason', 'Court order', '--archive', archive],
      ...NOW,
    ]);
    expect(stdout).toBe(
      '✓ Erased 1 capture; 1 batch written anew.\n  urn:kliping:batch:one -> urn:kliping:batch:one~r1  (1 erased)\n',
    );
    expect(code).toBe(0);
    const shown = await kliping(['show', hex, '--archive', archive]);
    expect(shown).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no capture'),
    });
    expect((await kliping(['verify', '--archive', archive])).code).toBe(0);
    expect(allBytes(archive)).not.toContain(ids[0]);
  });

  it('wants a reason, and an id that names one capture', async () => {
    const { archive } = await ingested();
    const reasonless = await kliping(['erase', 'abcd', '--archive', archive]);
    expect(reasonless).toMatchObject({ code: 2, stderr: expect.stringContaining('--reason') });
    const idless = await kliping(['erase', '--reason', 'x', '--archive', archive]);
    expect(idless).toMatchObject({ code: 2, stderr: expect.stringContaining('Name the captures') });
    const unknown = await kliping(['erase', '0000', '--reason', 'x', '--archive', archive]);
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('"0000"') });
  });
});

describe('kliping erase --list', () => {
  it('lists what was erased, when and why, and show tells it of those that are named', async () => {
    const { archive, ids } = await ingested();
    const list = ['erase', '--list', '--archive', archive];
    expect((await kliping(list)).stdout).toBe('Nothing was ever erased.\n');
    mkdirSync(join(archive, 'quarantine'));
    const erase = ['erase', '--archive', archive, ...NOW, '--reason'];
    const erased = await kliping([...erase, 'Heirs asked', ids[0]!, '--keep-id']);
    expect(erased.stdout).toContain(`may name it still: ${join(archive, 'quarantine')}\n`);
    await kliping([...erase, 'Court order', ids[1]!]);
    const time = NOW[1];
    expect((await kliping(list)).stdout).toBe(
      `${time}  urn:kliping:batch:one~r2  ${ids[0]}  Heirs asked\n${time}  urn:kliping:batch:one~r2  Court order\n`,
    );
    const [first, second] = (await kliping([...list, '--json'])).stdout.split('\n');
    const object = { batch: 'one', object: 'urn:kliping:batch:one~r2' };
    expect(JSON.parse(first!)).toEqual({ time, reason: 'Heirs asked', capture: ids[0], ...object });
    expect(JSON.parse(second!)).toEqual({ time, reason: 'Court order', ...object });

    const shown = await kliping(['show', ids[0]!, '--archive', archive]);
    expect(shown).toMatchObject({ code: 2, stdout: '' });
    expect(shown.stderr).toContain(`was erased from '${archive}' on ${time}: Heirs asked\n`);
    const nameless = await kliping(['show', ids[1]!, '--archive', archive]);
    expect(nameless).toMatchObject({ code: 2, stderr: expect.stringContaining('is no capture') });
  });
});

describe('kliping checkpoint', () => {
  it('is signed and checked by ssh-keygen itself', async () => {
    const { archive } = await ingested();
    const key = join(mkdtempSync(join(folder, 'keys-')), 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'archive', '-f', key]);
    const signers = `${key}.signers`;
    writeFileSync(signers, `archive@example.org ${readFileSync(`${key}.pub`, 'utf8')}`);
    const taken = await kliping(['checkpoint', '--sign', key, '--archive', archive, ...NOW]);
    expect(taken.stdout).toMatch(/^✓ Checkpoint 1, signed: 2 objects new or withdrawn\.\n {2}root/);
    const again = await kliping(['checkpoint', '--json', '--archive', archive]);
    expect(JSON.parse(again.stdout)).toMatchObject({ checkpoint: 1, signed: true, added: [] });
    const verified = await kliping(['verify', '--signers', signers, '--archive', archive]);
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('1 checkpoint') });

    // The same with the tool alone.
    const path = readdirSync(archive, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('checkpoint.json'),
    )!;
    const file = join(archive, path);
    const args = ['-Y', 'verify', '-f', signers, '-I', 'archive@example.org'];
    const said = execFileSync(
      'ssh-keygen',
      [...args, '-n', 'kliping-checkpoint', '-s', `${file}.sig`],
      { input: readFileSync(file), encoding: 'utf8' },
    );
    expect(said).toContain('Good "kliping-checkpoint" signature');

    writeFileSync(signers, 'archive@example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFI=\n');
    const stranger = await kliping(['verify', '--signers', signers, '--archive', archive]);
    expect(stranger).toMatchObject({ code: 3, stdout: expect.stringContaining('signature') });
  });

  it('says what is wrong with a key or a file of signers', async () => {
    const { archive } = await ingested();
    const none = join(folder, 'none');
    const signed = await kliping(['checkpoint', '--sign', none, '--archive', archive]);
    expect(signed).toMatchObject({ code: 2, stderr: expect.stringContaining(none) });
    const verified = await kliping(['verify', '--signers', none, '--archive', archive]);
    expect(verified).toMatchObject({ code: 2, stderr: expect.stringContaining('--signers') });
  });
});

import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { checkpoint } from '../../src/archive/checkpoint.ts';
import { erase } from '../../src/archive/erase.ts';
import { ingest } from '../../src/archive/ingest.ts';
import { type Proof, type ProveOptions, prove } from '../../src/archive/prove.ts';
import { reprocess } from '../../src/archive/reprocess.ts';
import { type Archive, listBatches, readCaptures } from '../../src/store/index.ts';
import { collect, flipBit, makeArchive, makeFolder, NOW } from '../store/helpers.ts';

const docs = readFileSync('docs/proofs.md', 'utf8');
const CHECK = /^```bash\n([\s\S]*?)^```$/m.exec(docs)![1]!;
const VERIFY = /^```sh\n(ssh-keygen[\s\S]*?)^```$/m.exec(docs)![1]!;

/** Runs commands of the documentation in a folder. */
function bash(
  commands: string,
  cwd: string,
  env: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    const options = { cwd, env: { PATH: process.env.PATH!, ...env }, encoding: 'buffer' } as const;
    execFile('bash', ['--norc', '-c', commands], options, (error, stdout, stderr) =>
      done({
        code: error ? Number(error.code) : 0,
        stdout: stdout.toString('latin1'),
        stderr: stderr.toString('latin1'),
      }),
    );
  });
}

const check = (folder: string, sha256: string) => bash(CHECK, folder, { CHECKPOINT: sha256 });

async function written({ files }: Proof): Promise<string> {
  const folder = await makeFolder();
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return folder;
}

const ARTICLES = {
  'a.txt':
    'Jembatan baru\n\nWarga membangun jembatan. “Kami senang 😀 sekali,” kata Siti Aminah.\n',
  'b.html': '<p>Harga naik 4&nbsp;persen di pasar &quot;Baru&quot;, kata Budi.</p>',
  'c.txt': 'Hujan turun di Bogor.\n\nlink alternatif sbobet\n',
  'd.txt': 'Panen raya dimulai.\n',
  'e.txt': 'Sekolah dibuka lagi.\n',
};

async function ingested(
  articles: Readonly<Record<string, string | Uint8Array>> = ARTICLES,
  batch = 'b1',
  archive?: Archive,
): Promise<Archive> {
  const into = archive ?? (await makeArchive());
  const inbox = await makeFolder();
  for (const [name, data] of Object.entries(articles)) await writeFile(join(inbox, name), data);
  await ingest(into, [inbox], { now: NOW, batch });
  return into;
}

async function idOf(archive: Archive, name: string): Promise<string> {
  for (const batch of await listBatches(archive)) {
    const entries = await collect(readCaptures(archive, batch));
    const entry = entries.find((each) => each.name.endsWith(name));
    if (entry) return entry.id;
  }
  throw new Error(`no ${name}`);
}

async function proofOf(archive: Archive, name: string, text?: string, options: ProveOptions = {}) {
  const id = await idOf(archive, name);
  if (text === undefined) return prove(archive, id, options);
  const { files } = await prove(archive, id, options);
  const record = files.find(({ path }) => path === 'record.json')!;
  const whole: string = JSON.parse(Buffer.from(record.bytes).toString('utf8')).article.text;
  const at = whole.indexOf(text);
  expect(at, text).toBeGreaterThanOrEqual(0);
  const start = [...whole.slice(0, at)].length;
  return prove(archive, id, { ...options, span: { start, end: start + [...text].length } });
}

/** What the commands say of the bytes. */
const placesOf = (stdout: string) => stdout.split('\n').filter((line) => line.startsWith('bytes '));

describe('a proof', () => {
  it('is checked by the commands of the documentation, from a sentence to the checkpoint', async () => {
    const archive = await ingested();
    await checkpoint(archive, { now: NOW });
    const sentence = 'senang 😀 sekali';
    const proof = await proofOf(archive, 'a.txt', sentence);
    expect(proof).toMatchObject({ sentence, checkpoint: 1, generation: 0, signed: false });
    const folder = await written(proof);
    expect(await readFile(join(folder, 'check.sh'), 'utf8')).toBe(CHECK);
    const { code, stdout, stderr } = await check(folder, proof.sha256);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const raw = Buffer.from(ARTICLES['a.txt']);
    const from = raw.indexOf(sentence);
    const to = from + Buffer.byteLength(sentence);
    const said = Buffer.from(placesOf(stdout).join('\n'), 'latin1').toString('utf8');
    expect(said).toBe(`bytes ${from} to ${to}: ${sentence}`);
    expect(stdout).toContain(`PROVED: a.txt, capture ${proof.capture}\n`);
    const readme = await readFile(join(folder, 'README.md'), 'utf8');
    expect(readme).toContain(proof.sha256);
  });

  it('needs the digest of the checkpoint from elsewhere', async () => {
    const archive = await ingested();
    await checkpoint(archive, { now: NOW });
    const folder = await written(await proofOf(archive, 'a.txt'));
    expect(await check(folder, '0'.repeat(64))).toMatchObject({
      code: 1,
      stderr: 'NOT PROVED: this is another checkpoint\n',
    });
    expect((await bash(CHECK, folder)).code).not.toBe(0);
  });

  it('shows whole what is not its bytes one for one', async () => {
    const archive = await ingested();
    await checkpoint(archive, { now: NOW });
    const proof = await proofOf(archive, 'b.html', '4\u00a0persen di pasar "');
    const { stdout } = await check(await written(proof), proof.sha256);
    expect(placesOf(stdout).map((line) => line.replace(/^.*?: /, ''))).toEqual([
      '4',
      '&nbsp;',
      'persen di pasar ',
      '&quot;',
    ]);
  });

  it.each([
    ['windows-1252', 'Le café est fermé depuis l’été, dit-il à Besançon.', 'fermé depuis l’été'],
    [
      'utf-16le',
      '\ufeffIbu 😀 menanam padi di sawah 😀 sejak pagi tadi.',
      'padi di sawah 😀 sejak',
    ],
  ])('finds the bytes in %s', async (encoding, text, sentence) => {
    const raw = iconv.encode(text, encoding);
    const archive = await ingested({ 'x.txt': raw });
    await checkpoint(archive, { now: NOW });
    const proof = await proofOf(archive, 'x.txt', sentence);
    const { stdout, code } = await check(await written(proof), proof.sha256);
    expect(code).toBe(0);
    const wanted = iconv.encode(sentence, encoding);
    const from = raw.indexOf(wanted);
    const place = `bytes ${from} to ${from + wanted.length}: ${wanted.toString('latin1')}\n`;
    expect(stdout).toContain(place);
  });

  it('of a record made later leads through its own batch, and no file of it can be changed', async () => {
    const archive = await ingested();
    const key = join(await makeFolder(), 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    const id = await idOf(archive, 'c.txt');
    const { changed } = await reprocess(archive, {
      ids: [id, await idOf(archive, 'a.txt')],
      now: NOW,
      batch: 'd1',
      pipeline: { keepNoise: true },
    });
    expect(changed).toBe(2);
    await checkpoint(archive, { now: NOW, key });
    const proof = await proofOf(archive, 'c.txt', 'alternatif');
    expect(proof).toMatchObject({ generation: 1, signed: true });
    const folder = await written(proof);
    expect(await check(folder, proof.sha256)).toMatchObject({ code: 0, stderr: '' });
    const signers = `archive@example.org ${readFileSync(`${key}.pub`, 'utf8')}`;
    await writeFile(join(folder, 'allowed_signers'), signers);
    expect(await bash(VERIFY, folder)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Good "kliping-checkpoint" signature'),
    });

    const paths = proof.files.map(({ path }) => path);
    expect(paths.sort()).toEqual(
      [
        ...['README.md', 'check.sh', 'raw', 'record.json', 'sentence.json'],
        ...['checkpoint.json', 'checkpoint.json.sig'],
        ...['capture', 'derived'].flatMap((name) =>
          [
            'line.json',
            'line.path',
            'merkle.json',
            'inventory.json',
            'entry.json',
            'entry.path',
          ].map((file) => `${name}/${file}`),
        ),
      ].sort(),
    );
    for (const path of paths.filter((name) => !['README.md', 'check.sh'].includes(name))) {
      const file = join(folder, path);
      const size = readFileSync(file).length;
      expect(size, path).toBeGreaterThan(0);
      // What frames a signature is no part of it, such as the line end behind its last line.
      const places = path.endsWith('.sig') ? [size >> 1] : [0, size >> 1, size - 1];
      for (const place of places) {
        await flipBit(file, place * 8);
        const { code, stdout } = path.endsWith('.sig')
          ? await bash(VERIFY, folder)
          : await check(folder, proof.sha256);
        expect(code, `${path}, byte ${place}`).not.toBe(0);
        expect(stdout, `${path}, byte ${place}`).not.toContain('PROVED');
        await flipBit(file, place * 8);
      }
    }
    expect((await check(folder, proof.sha256)).code).toBe(0);

    const first = await prove(archive, id, { generation: 0 });
    expect(first.files.map(({ path }) => path)).not.toContain('derived/line.json');
    expect((await check(await written(first), first.sha256)).code).toBe(0);
  }, 120_000);

  it('holds in a batch of which something was erased, and when more is erased later', async () => {
    const archive = await ingested();
    const erasing = async (name: string) =>
      erase(archive, [await idOf(archive, name)], { reason: 'Permintaan', now: NOW });
    await checkpoint(archive, { now: NOW });
    const before = await proofOf(archive, 'd.txt', 'Panen raya');
    await erasing('a.txt');
    await expect(proofOf(archive, 'd.txt')).rejects.toThrow(/does not cover the batch 'b1'/);
    await checkpoint(archive, { now: NOW });
    const between = await proofOf(archive, 'd.txt', 'Panen raya');
    await erasing('e.txt');
    await erasing('b.html');
    await checkpoint(archive, { now: NOW });
    const after = await proofOf(archive, 'd.txt', 'Panen raya');
    for (const proof of [before, between, after]) {
      const { code, stdout } = await check(await written(proof), proof.sha256);
      expect(code).toBe(0);
      expect(placesOf(stdout)).toEqual(['bytes 0 to 10: Panen raya']);
    }
    const objects = [before, between, after].map(({ files }) => {
      const entry = files.find(({ path }) => path === 'capture/entry.json')!;
      return JSON.parse(Buffer.from(entry.bytes).toString('utf8')).object;
    });
    expect(objects).toEqual(['', '~r1', '~r3'].map((suffix) => `urn:kliping:batch:b1${suffix}`));
  });

  it('is refused where no checkpoint, no span, no record is', async () => {
    const archive = await ingested();
    const id = await idOf(archive, 'd.txt');
    await expect(prove(archive, id)).rejects.toThrow(/No checkpoint was ever taken/);
    await checkpoint(archive, { now: NOW });
    await ingested({ 'z.txt': 'Kabar lain lagi.\n' }, 'b2', archive);
    await expect(proofOf(archive, 'z.txt')).rejects.toThrow(
      /Checkpoint 1 .* does not cover the batch 'b2'.*take a new one/,
    );
    await expect(prove(archive, id, { checkpoint: 7 })).rejects.toThrow(/no checkpoint 7/);
    await expect(prove(archive, id, { generation: 2 })).rejects.toThrow(/no generation 2/);
    await expect(prove(archive, id, { span: { start: 0, end: 99 } })).rejects.toThrow(
      /19 code points, so there is no span 0:99/,
    );
  });

  it('is never made out of what is damaged', async () => {
    const archive = await ingested();
    const { path } = (await checkpoint(archive, { now: NOW }))!;
    const id = await idOf(archive, 'd.txt');
    const [batch] = await listBatches(archive);
    for (const file of [
      join(batch!.path, 'inventory.json'),
      join(batch!.path, 'v1/content/captures.merkle.json'),
      join(path, 'v1/content/entries.jsonl'),
    ]) {
      await flipBit(file, 8 * 20);
      await expect(prove(archive, id), file).rejects.toThrow(/^Damage in/);
      await flipBit(file, 8 * 20);
    }
    expect((await prove(archive, id)).checkpoint).toBe(1);
  });
});

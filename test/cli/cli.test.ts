import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordProblems } from '../../src/record/check.ts';
import { klipingHere as kliping, kliping as klipingProcess } from '../support/cli.ts';

const INBOX = 'archive/inbox';
const NOW = ['--now', '2026-01-31T12:00:00Z'];

let folder = '';
let archive = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  archive = mkdtempSync(join(folder, 'archive-'));
});

const to = (): string[] => ['--archive', archive, ...NOW];

function put(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(folder, 'in-')), name);
  writeFileSync(path, content);
  return path;
}

/** Every file of a folder with its bytes. */
function snapshot(root: string): Map<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(root, name)).isFile()).sort();
  return new Map(files.map((name) => [name, readFileSync(join(root, name)).toString('base64')]));
}

describe('kliping', () => {
  it('archives nothing of a batch that is interrupted, says so and exits with 130', async () => {
    const args = ['ingest', '-', '--jsonl', '--json', ...to()];
    const child = spawn(process.execPath, ['dist/bin/main.js', ...args]);
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    // What is written when it has ended reaches nobody.
    child.stdin.on('error', () => {});
    child.stdin.write('{"text":"The ferry left at noon."}\n');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGINT');
    // It stays open: nothing but the signal ends the run.
    child.stdin.write('{"text":"It came back at night."}\n');
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(130);
    expect(stderr).toMatch(/^kliping: Interrupted: nothing of this batch was archived/);
    const verified = await kliping(['verify', '--archive', archive]);
    expect(verified.code).toBe(0);
  });

  it.runIf(process.platform === 'linux')(
    'says that no archive can be made where the system makes no folders',
    async () => {
      const { code, stderr } = await kliping([
        'ingest',
        put('a.txt', 'Words.'),
        '--archive',
        '/proc/x/y',
      ]);
      expect(code).toBe(4);
      expect(stderr).toContain("Could not create '/proc/x'");
    },
  );

  it.each([[[]], [['ingest']], [['nonsense']], [['verify', '--bogus']]])(
    'answers wrong usage %j with help and exit code 2',
    async (args) => {
      const { code, stderr } = await kliping(args);
      expect(code).toBe(2);
      expect(stderr).toMatch(/--help|Usage/);
    },
  );

  it.each(['process', 'ingest', 'show', 'diff', 'reprocess', 'annotate', 'verify'])(
    'shows an example in the help of %s',
    async (command) => {
      const { code, stdout } = await kliping([command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toMatch(/Example:\n {2}\$ kliping/);
    },
  );

  it.each([
    [['export'], 'Usage: kliping export'],
    [['export', 'nonsense'], 'unknown command'],
    [['export', 'wacz', '--batch', 'b1'], "required option '--out <file>'"],
  ])('answers wrong usage %j of a command below a command with exit code 2', async (args, said) => {
    const { code, stderr } = await kliping(args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it('packs a batch as WACZ and says what is in it', async () => {
    const archive = join(mkdtempSync(join(folder, 'wacz-')), 'archive');
    const line = JSON.stringify({ text: 'Judul\n\nWarga pulang.', uri: 'https://a.example/b' });
    const to = ['--archive', archive];
    await kliping(['ingest', put('a.jsonl', line), '--batch-id', 'b1', ...to]);
    const wacz = [
      'export',
      'wacz',
      '--batch',
      'b1',
      '--out',
      join(archive, '..', 'b1.wacz'),
      ...to,
    ];
    const { code, stdout } = await kliping(wacz);
    expect(code).toBe(0);
    expect(stdout).toMatch(/b1\.wacz: 1 volume, 2 records, 1 page, \d+ bytes/);
    const again = await kliping(wacz);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('give another --out');
  });

  it('names an option value that is wrong and what is allowed', async () => {
    const format = await kliping(['show', 'abcd', '--format', 'pdf']);
    expect(format).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/pdf.*record, raw, received, jsonld/s),
    });
    const now = await kliping(['ingest', INBOX, '--now', 'yesterday']);
    expect(now).toMatchObject({ code: 2, stderr: expect.stringMatching(/yesterday.*UTC/s) });
  });
});

describe('kliping ingest', () => {
  it('archives a folder, says what became of each article, and what to do next', async () => {
    const { code, stdout } = await kliping(['ingest', INBOX, ...to()]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Mali Junta dalam pembicaraan untuk tentara bayaran Rusia – sumber Prancis',
    );
    expect(stdout).toContain('spam “link alternatif sbobet”');
    expect(stdout).toMatch(new RegExp(`npx kliping verify --archive ${archive}`));
    expect(stdout).toContain(
      `${readdirSync(INBOX).length} archived, 0 already in the archive, 0 refused.`,
    );
  });

  it('writes nothing the second time and says so', async () => {
    await kliping(['ingest', INBOX, ...to()]);
    const before = snapshot(archive);
    const again = await kliping(['ingest', INBOX, '--archive', archive, '--now', '2027-01-01']);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain(
      `0 archived, ${readdirSync(INBOX).length} already in the archive`,
    );
    expect(again.stdout).toContain('nothing was written');
    expect(snapshot(archive)).toEqual(before);
  });

  it('writes the same archive, byte for byte, from the same input and clock', async () => {
    const other = mkdtempSync(join(folder, 'archive-'));
    // In processes of their own, which end: till then the index is open.
    await klipingProcess(['ingest', INBOX, ...to()]);
    await klipingProcess(['ingest', INBOX, '--archive', other, ...NOW]);
    expect(snapshot(other)).toEqual(snapshot(archive));
  });

  it('refuses what it cannot read, names each, and archives the rest', async () => {
    const good = put('good.txt', 'Judul berita\n\nWarga desa memperbaiki jembatan yang rusak itu.');
    const bad = [
      put('empty.txt', ''),
      put('binary.txt', Buffer.from([0x89, 0x50, 0, 0xff, 0xfe, 0])),
      put('halves.txt', Buffer.from('\ufeff\ud83da\ud83db', 'utf16le')),
      put('list.pdf', '%PDF'),
      join(folder, 'missing.txt'),
    ];
    const { code, stdout } = await kliping(['ingest', ...bad, good, ...to()]);
    expect(code).toBe(1);
    expect(stdout).toContain('1 archived, 0 already in the archive, 5 refused.');
    const [list] = readdirSync(join(archive, 'quarantine'));
    const quarantined = readFileSync(join(archive, 'quarantine', list!), 'utf8')
      .trim()
      .split('\n');
    expect(
      quarantined
        .map((line) => JSON.parse(line))
        .map(({ name, code: why }) => [name, why])
        .sort(),
    ).toEqual(
      [
        ['binary.txt', 'binary'],
        ['empty.txt', 'empty'],
        ['halves.txt', 'encoding'],
        ['list.pdf', 'media-type'],
        [join(folder, 'missing.txt'), 'missing'],
      ].sort(),
    );
    expect((await kliping(['verify', '--archive', archive])).code).toBe(0);
  });

  it('prints a line of JSON an input and a summary for machines', async () => {
    const { stdout } = await kliping(['ingest', INBOX, '--json', ...to()]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(readdirSync(INBOX).length + 1);
    expect(lines[0]).toMatchObject({ status: 'archived', id: expect.stringMatching(/^ni:/) });
    expect(lines.at(-1)).toMatchObject({
      summary: { archived: lines.length - 1, known: 0, refused: 0 },
    });
  });

  it('takes the same bytes with other metadata for another capture', async () => {
    const path = put('a.txt', 'Judul berita\n\nWarga desa memperbaiki jembatan yang rusak itu.');
    await kliping(['ingest', path, ...to()]);
    const { stdout } = await kliping([
      'ingest',
      path,
      '--language',
      'ms',
      ...to(),
      '--batch-id',
      'two',
    ]);
    expect(stdout).toContain('1 archived, 0 already in the archive');
  });

  it('refuses a batch id that is taken, a folder that is not its own, and a changed compression', async () => {
    const one = put('a.txt', 'Satu dua tiga empat lima.');
    const two = put('b.txt', 'Lain sama sekali isinya ini.');
    await kliping(['ingest', one, '--batch-id', 'b1', ...to()]);
    const taken = await kliping(['ingest', two, '--batch-id', 'b1', ...to()]);
    expect(taken).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/'b1' already.*--batch-id/),
    });
    const foreign = await kliping(['ingest', two, '--archive', INBOX]);
    expect(foreign).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/empty folder of its own/),
    });
    const changed = await kliping(['ingest', two, '--compression', 'none', ...to()]);
    expect(changed).toMatchObject({ code: 2, stderr: expect.stringMatching(/gzip/) });
  });

  it('reads JSON Lines, CSV or an article from standard input', async () => {
    const line = (word: string) => JSON.stringify({ text: `Judul ${word}\n\nWarga ${word} itu.` });
    const part = ['ingest', '--jsonl', '-', '--batch-id', 'part-7', '--json', ...to()];
    const lines = await kliping(part, `${line('satu')}\nbad\n${line('dua')}\n`);
    expect(lines.code).toBe(1);
    const said = lines.stdout
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each));
    expect(said.map(({ status, name }) => [status, name])).toEqual([
      ['archived', 'line 1'],
      ['refused', 'line 2'],
      ['archived', 'line 3'],
      [undefined, undefined],
    ]);
    expect(said.at(-1).summary).toMatchObject({ batch: 'part-7', archived: 2, refused: 1 });
    const again = await kliping(part, gzipSync(`${line('satu')}\n`));
    expect(JSON.parse(again.stdout.trim().split('\n').at(-1)!).summary).toMatchObject({ known: 1 });
    const csv = ['ingest', '--stdin', 'csv', '-', '--map', 'text=body', '--batch-id', 'b', ...to()];
    expect((await kliping(csv, 'body\nWarga desa itu.\n')).stdout).toContain('1 archived');
    const article = await kliping(['ingest', '-', '--batch-id', 'c', ...to()], 'Warga kota itu.');
    expect(article.stdout).toContain('1 archived');
    expect((await kliping(['verify', '--archive', archive])).code).toBe(0);
  });

  it.each([
    [['a.csv', '--map', 'txet=body'], /--map.*txet.*text, html/s],
    [['a.csv', '--delimiter', ',,'], /--delimiter/],
    [['a.csv', '--jsonl'], /--jsonl is about standard input/],
    [['-', '--jsonl', '--stdin', 'csv'], /do not go together/],
    [['-', '--stdin', 'xml'], /xml.*article, jsonl, csv/s],
    [
      ['archive/inbox/pasar-ikan.txt', '--metadata', 'nowhere.jsonl'],
      /nowhere\.jsonl: There is no such file/,
    ],
  ])('names what is wrong with %j and exits with 2', async (args, message) => {
    const { code, stderr } = await kliping(['ingest', ...args, ...to()]);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('tells all of a few inputs, and of many what was refused', async () => {
    const lines = Array.from({ length: 30 }, (_, at) => `{"text": "Warga desa ${at} itu."}`);
    const path = put('a.jsonl', [...lines, ...Array<string>(120).fill('bad')].join('\n'));
    const { stdout } = await kliping(['ingest', path, ...to()]);
    expect(stdout).not.toContain('✓');
    expect(stdout.match(/refused \[line\]/g)).toHaveLength(100);
    expect(stdout).toContain('… and 20 more refused');
    expect(stdout).toContain('30 archived, 0 already in the archive, 120 refused.');
  });

  it('says where in a container a refused article with a name of its own stands', async () => {
    const path = put('a.jsonl', '{"name": "wire-7", "text": ""}\nbad\n');
    const { stdout } = await kliping(['ingest', path, ...to()]);
    expect(stdout).toContain('✗ wire-7 a.jsonl, line 1\n');
    expect(stdout).toContain('✗ a.jsonl:2\n');
  });

  it('writes no control characters of an input to the terminal', async () => {
    const path = put('a.jsonl', '\u001b[2J\u0000\n');
    const ingested = await kliping(['ingest', path, ...to()]);
    expect(ingested.stdout).toMatch(/refused \[line\]/);
    expect(ingested.stdout).not.toMatch(/[\x00\x1b]/);
    expect((await kliping(['process', path])).stderr).toMatch(/no JSON[^\x00\x1b]*\[line\]/);
  });

  it('tells what of the metadata was not used', async () => {
    const path = put('a.txt', 'Warga desa itu.');
    const metadata = put('m.jsonl', '{"name":"a.txt","publisher":"A"}\n{"name":"b.txt"}');
    const { code, stdout } = await kliping(['ingest', path, '--metadata', metadata, ...to()]);
    expect(code).toBe(0);
    expect(stdout).toContain('Unused   1 line of metadata, about b.txt');
  });

  it('shows no progress bar where nobody looks', async () => {
    expect((await kliping(['ingest', INBOX, ...to()])).stderr).toBe('');
  });
});

describe('kliping ingest without an archive', () => {
  it('creates none for a path that is mistyped', async () => {
    const at = join(archive, 'new');
    const told = await kliping(['ingest', join(folder, 'nope.txt'), '--archive', at]);
    expect(told).toMatchObject({ code: 1 });
    expect(told.stdout).toMatch(/refused \[missing\][\s\S]*no archive was created/);
    const json = await kliping(['ingest', join(folder, 'nope.txt'), '--archive', at, '--json']);
    expect(JSON.parse(json.stdout.trim().split('\n').at(-1)!)).toEqual({
      summary: { archived: 0, known: 0, passedOver: 0, refused: 1 },
    });
    expect(readdirSync(archive)).toEqual([]);
  });

  it('says that --archive is a file', async () => {
    const at = join(archive, 'a.txt');
    writeFileSync(at, 'Warga desa memperbaiki jembatan yang rusak itu.');
    const told = await kliping(['ingest', at, '--archive', at]);
    expect(told.code).toBe(2);
    expect(told.stderr).toMatch(/a\.txt' is a file, and an archive is a folder/);
  });
});

describe('kliping show', () => {
  it('reads back raw bytes, text, record, JSON-LD and page', async () => {
    await kliping(['ingest', INBOX, '--json', ...to()]);
    const { stdout } = await kliping(['ingest', INBOX, '--json', ...to()]);
    const seed = stdout.split('\n').find((line) => line.includes('mali-junta'))!;
    const id: string = JSON.parse(seed).id;
    const show = async (format: string): Promise<string> =>
      (await kliping(['show', id, '--format', format, '--archive', archive])).stdout;
    const record = JSON.parse(await show('record'));
    expect(recordProblems(record)).toEqual([]);
    expect(await show('raw')).toBe(readFileSync(join(INBOX, 'mali-junta.txt'), 'utf8'));
    expect(await show('text')).toBe(record.article.text);
    expect(JSON.parse(await show('jsonld'))).toEqual(record.jsonld);
    expect(await show('html')).toMatch(/^<!doctype html>/i);
    const hex = Buffer.from(id.slice('ni:///sha-256;'.length), 'base64url').toString('hex');
    const short = await kliping(['show', hex.slice(0, 8), '--archive', archive]);
    expect(JSON.parse(short.stdout)).toEqual(record);
  });

  it('says when there is no such capture, no such archive, or no such id', async () => {
    await kliping(['ingest', INBOX, ...to()]);
    const none = await kliping(['show', 'ffffffffff', '--archive', archive]);
    expect(none).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no capture "ffffffffff"/),
    });
    const wrong = await kliping(['show', 'xyz', '--archive', archive]);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringMatching(/hexadecimal/) });
    const nowhere = await kliping(['show', 'ffff', '--archive', join(folder, 'none')]);
    expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringMatching(/no archive in/) });
  });
});

describe('kliping verify', () => {
  it('finds a flipped bit, names the place and exits with 3', async () => {
    await kliping(['ingest', INBOX, ...to()]);
    expect(await kliping(['verify', '--archive', archive])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/all is whole/),
    });
    const name = readdirSync(archive, { recursive: true, encoding: 'utf8' }).find((each) =>
      each.endsWith('raw-00000.warc.gz'),
    )!;
    const bytes = readFileSync(join(archive, name));
    bytes[bytes.length >> 1]! ^= 4;
    writeFileSync(join(archive, name), bytes);
    const { code, stdout } = await kliping(['verify', '--archive', archive]);
    expect(code).toBe(3);
    expect(stdout).toContain('raw-00000.warc.gz');
    const json = JSON.parse((await kliping(['verify', '--json', '--archive', archive])).stdout);
    expect(json.findings.length).toBeGreaterThan(0);
    expect(json.totals.captures).toBe(readdirSync(INBOX).length);
  });

  it('is not fooled by a folder without an archive', async () => {
    expect((await kliping(['verify', '--archive', folder])).code).toBe(2);
  });
});

describe('kliping process', () => {
  it('answers every line in order, and an error for a bad one', async () => {
    const lines = [
      '{"name": "a", "text": "Judul\\n\\nWarga desa memperbaiki jembatan yang rusak itu."}',
      'nonsense',
      '',
      '{"name": "b", "text": ""}',
      '{"name": "c", "markdown": "# Judul\\n\\nIsi.", "uri": "https://a.example/c"}',
    ];
    const { code, stdout } = await kliping(['process', '--jsonl'], lines.join('\n'));
    expect(code).toBe(1);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(
      answers.map(({ error, name, source }) => error?.code ?? `${name ?? source.name}`),
    ).toEqual(['a', 'line', 'empty', 'c']);
    expect(answers[1]).toMatchObject({ name: 'line 2', error: { line: 2 } });
    expect(answers[3].source).toMatchObject({
      uri: 'https://a.example/c',
      mediaType: 'text/markdown',
    });
  });

  it('reads files and standard input, in every format', async () => {
    const path = join(INBOX, 'harbour-ferry.txt');
    const record = JSON.parse((await kliping(['process', path])).stdout);
    expect(recordProblems(record)).toEqual([]);
    const text = await kliping(['process', '--format', 'text'], readFileSync(path));
    expect(text.stdout).toBe(`${record.article.text}\n`);
    const html = await kliping(['process', path, '--format', 'html']);
    expect(html.stdout).toMatch(/^<!doctype html>/i);
    const jsonld = await kliping(['process', path, '--format', 'jsonld']);
    expect(JSON.parse(jsonld.stdout)).toEqual(record.jsonld);
  });

  it('keeps noise when told to, names the option in the record, and refuses nonsense', async () => {
    const story = put(
      'noisy.txt',
      'Judul desa\n\nWarga memperbaiki jembatan itu.\n\nBaca juga: Harga naik\n',
    );
    const clean = JSON.parse((await kliping(['process', story])).stdout);
    expect(clean.removed).toHaveLength(1);
    expect(clean.pipeline.configuration).toEqual({});
    const kept = JSON.parse((await kliping(['process', story, '--keep-noise'])).stdout);
    expect(kept.removed).toEqual([]);
    expect(kept.pipeline.configuration).toEqual({ keepNoise: true });
    expect(kept.coverage.noise).toBe('none');
    const sure = JSON.parse(
      (await kliping(['process', story, '--noise-threshold', '0.99'])).stdout,
    );
    expect(sure.removed).toEqual([]);
    expect((await kliping(['process', story, '--noise-threshold', '2'])).code).toBe(2);
    expect((await kliping(['process', story, '--noise-threshold', '1', '--keep-noise'])).code).toBe(
      2,
    );
  });

  it('names a file that it refuses on stderr and goes on', async () => {
    const { code, stdout, stderr } = await kliping([
      'process',
      'nowhere.txt',
      join(INBOX, 'museum-peta.md'),
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/nowhere\.txt: There is no such file.*\[missing\]/);
    expect(JSON.parse(stdout).source.mediaType).toBe('text/markdown');
  });

  it('reads what ingest reads, and names what it refuses by its place', async () => {
    const lines = put('a.jsonl.gz', gzipSync('{"body": "Warga desa itu."}\nbad\n'));
    const csv = put('b.csv', 'body,uri\nWarga kota itu.,https://a.example/\n');
    const { code, stdout, stderr } = await kliping(['process', lines, csv, '--map', 'text=body']);
    expect(code).toBe(1);
    const records = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ source }) => source.name)).toEqual(['a.jsonl.gz:1', 'b.csv:2']);
    expect(stderr).toMatch(/^kliping: a\.jsonl\.gz, line 2: The line is no JSON.*\[line\]\n$/);
    const mapped = await kliping(
      ['process', '--jsonl', '--map', 'text=body'],
      '{"body": "Warga."}',
    );
    expect(JSON.parse(mapped.stdout).source.name).toBe('line 1');
  });

  it('refuses options that do not go together', async () => {
    expect((await kliping(['process', '--jsonl', '--stdin', 'csv'])).code).toBe(2);
    expect((await kliping(['process', '--jsonl', 'a.txt'])).code).toBe(2);
    expect((await kliping(['process', '--jsonl', '--format', 'html'])).code).toBe(2);
  });

  it('ends quietly when its reader leaves', async () => {
    const child = spawn(process.execPath, ['dist/bin/main.js', 'process', '--jsonl']);
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => child.stdout.destroy());
    const line = '{"text": "Judul\\n\\nWarga desa memperbaiki jembatan yang rusak itu."}\n';
    child.stdin.end(line.repeat(2000));
    const code = await new Promise((done) => child.on('close', done));
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });
});

/** The job for Apache Spark, run by Spark itself with several workers, one of which is killed. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../src/archive/verify.ts';
import { exportDataset } from '../../src/export/dataset/dataset.ts';
import { listBatches, openArchive, readCaptures } from '../../src/store/index.ts';
import { CLI, missing, onPath, pythonTool, run } from './tools.ts';

const NOW = '2026-01-31T12:00:00Z';
const JOB = resolve('scripts/spark/ingest.py');
const SUBMIT = pythonTool('spark-submit');
const skip = missing(SUBMIT) || missing(onPath('java'));
const folder = mkdtempSync(join(tmpdir(), 'kliping-spark-'));
const at = (name: string): string => join(folder, name);
const ARTICLES = 400;

/** The articles: each with words of its own, some of them printed by two papers. */
const lines = Array.from({ length: ARTICLES }, (_, number) => {
  const words = Array.from({ length: 60 }, (_none, word) =>
    ((number * 7919 + word * 104729) % 1679616).toString(36),
  );
  const text = `Feri ${number} berlayar lagi\n\n${words.join(' ')}.`;
  return JSON.stringify({ name: `feri-${number}`, text, uri: `https://contoh.id/${number}` });
});
const copies = lines
  .slice(0, 20)
  .map((line, number) => line.replace('contoh.id', `salinan${number}.id`));

beforeAll(() => {
  if (skip) return;
  mkdirSync(at('in'));
  const all = [...lines, ...copies, ...lines.slice(0, 50), '{"text": 3}'];
  for (const part of [0, 1, 2, 3]) {
    const own = all.filter((_, index) => index % 4 === part);
    writeFileSync(at(`in/part-${part}.jsonl`), `${own.join('\n')}\n`);
  }
  const input = Buffer.from(`${[...lines, ...copies].join('\n')}\n`);
  run('node', [CLI, 'ingest', '--jsonl', '-', '--archive', at('one'), '--now', NOW], input);
  // A command that is slow the first time it is asked for some batches.
  mkdirSync(at('slow'));
  const script = `#!/bin/sh
for last; do :; done
case "$last" in *[02468]) mkdir "${at('slow')}/$last" 2>/dev/null && sleep 20 ;; esac
exec node "${CLI}" "$@"
`;
  writeFileSync(at('kliping'), script);
  chmodSync(at('kliping'), 0o755);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly told: string;
}

function submit(master: string, args: readonly string[], conf: Record<string, string> = {}) {
  const confs = Object.entries({ 'spark.ui.enabled': 'false', ...conf });
  const child = spawn(
    SUBMIT,
    [
      '--master',
      master,
      ...confs.flatMap(([key, value]) => ['--conf', `${key}=${value}`]),
      JOB,
      ...args,
    ],
    { env: { ...process.env, PYSPARK_PYTHON: pythonTool('python') } },
  );
  return { child, ended: endOf(child) };
}

function endOf(child: ChildProcess): Promise<Ended> {
  let out = '';
  let told = '';
  child.stdout!.on('data', (data: Buffer) => (out += data.toString('utf8')));
  child.stderr!.on('data', (data: Buffer) => (told += data.toString('utf8')));
  return new Promise((done) => child.on('close', (code) => done({ code, out, told })));
}

/** Each capture with the digest of its record, and how many times the archive holds one. */
async function recordsOf(path: string): Promise<{ records: Map<string, string>; lines: number }> {
  const archive = await openArchive(path);
  const records = new Map<string, string>();
  let count = 0;
  for (const { batch } of await listBatches(archive)) {
    for await (const { id, record } of readCaptures(archive, batch)) {
      records.set(id, record.sha256);
      count++;
    }
  }
  return { records, lines: count };
}

async function expectSame(path: string): Promise<void> {
  const [one, many] = await Promise.all([recordsOf(at('one')), recordsOf(path)]);
  expect(many.lines).toBe(many.records.size);
  expect(many.records).toEqual(one.records);
  expect((await verify(path)).findings).toEqual([]);
}

const executors = (): number[] => {
  try {
    const found = execFileSync('pgrep', [
      '-f',
      `kliping=${process.pid}-job.*CoarseGrainedExecutorBackend`,
    ]);
    return found.toString().trim().split('\n').map(Number);
  } catch {
    return [];
  }
};

function jobArgs(
  input: string,
  archive: string,
  partitions: number,
  kliping: string,
  ...more: string[]
): string[] {
  return [
    ...['--input', input, '--archive', archive, '--job', 'job', '--partitions', `${partitions}`],
    ...['--kliping', kliping, '--now', NOW, ...more],
  ];
}

/** Runs the job in one process of Spark. */
function localJob(input: string, archive: string, partitions: number, ...more: string[]) {
  return submit('local[2]', jobArgs(input, archive, partitions, `node ${CLI}`, ...more)).ended;
}

describe.skipIf(skip)('kliping on Spark', () => {
  it('loses nothing and makes nothing twice when a worker is killed and slow tasks run again', async () => {
    const archive = at('many');
    const { ended } = submit(
      'local-cluster[3,1,512]',
      jobArgs(at('in/*.jsonl'), archive, 6, at('kliping'), '--json'),
      {
        'spark.executor.memory': '512m',
        'spark.executor.extraJavaOptions': `-Dkliping=${process.pid}-job`,
        'spark.speculation': 'true',
        'spark.speculation.quantile': '0.3',
        'spark.speculation.multiplier': '1.1',
        'spark.speculation.minTaskRuntime': '500ms',
      },
    );
    // Once something is committed, one of the workers goes.
    let killed = 0;
    const timer = setInterval(() => {
      const [victim] = executors();
      if (killed > 0 || victim === undefined || batchesIn(archive) === 0) return;
      process.kill(victim, 'SIGKILL');
      killed = victim;
    }, 200);
    const { code, out, told } = await ended;
    clearInterval(timer);
    expect(code, told.slice(-3000)).toBe(1);
    expect(killed).toBeGreaterThan(0);
    const total = JSON.parse(out.trim().split('\n').at(-1)!);
    expect(total).toMatchObject({ batch: 'total', read: ARTICLES + 71, refused: 1 });
    await expectSame(archive);
    const again = await localJob(at('in/*.jsonl'), archive, 6, '--json');
    expect(JSON.parse(again.out.trim().split('\n').at(-1)!)).toMatchObject({
      archived: 0,
      known: ARTICLES + 70,
    });
    await expectSame(archive);
  }, 300_000);

  it('reads Parquet, of texts and of bytes, and WARC, packed, plain and cut off', async () => {
    const make = `
import io, json, os, sys
import pyarrow, pyarrow.parquet
from warcio.warcwriter import WARCWriter
rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
os.chdir(sys.argv[2])
table = pyarrow.Table.from_pylist(rows)
pyarrow.parquet.write_table(table, "texts.parquet")
pyarrow.parquet.write_table(table.set_column(table.column_names.index("text"), "text", table["text"].cast("binary")), "bytes.parquet")
os.mkdir("warc")
for name, some in ("packed.warc.gz", rows[:20]), ("plain.warc", rows[20:]):
    with open("warc/" + name, "wb") as out:
        writer = WARCWriter(out, gzip=name.endswith(".gz"))
        for row in some:
            body = io.BytesIO(row["text"].encode())
            writer.write_record(writer.create_warc_record(row["uri"], "resource", payload=body, warc_content_type="text/plain"))
for name in "packed.warc.gz", "plain.warc":
    data = open("warc/" + name, "rb").read()
    open("warc/cut-" + name, "wb").write(data[:-100])
`;
    writeFileSync(at('rows.jsonl'), `${lines.slice(0, 40).join('\n')}\n`);
    run(pythonTool('python'), ['-c', make, at('rows.jsonl'), folder]);
    const all = (await recordsOf(at('one'))).records;
    for (const [format, input] of [
      ['parquet', 'texts.parquet'],
      ['parquet', 'bytes.parquet'],
      ['warc', 'warc/*'],
    ] as const) {
      const archive = at(`from-${input.slice(0, 4)}`);
      const { code, out, told } = await localJob(at(input), archive, 2, '--format', format);
      // Of the two files that are cut off, the last record of each is named and refused.
      expect(code, told.slice(-3000)).toBe(format === 'warc' ? 1 : 0);
      if (format === 'warc')
        expect(out).toMatch(/refused: .*cut-plain\.warc, the record at byte \d+/);
      expect(out).toMatch(/^batch job-00000-of-00002 {2}read \d+ {2}archived \d+/m);
      expect((await verify(archive)).findings).toEqual([]);
      const { records } = await recordsOf(archive);
      expect(records.size).toBe(40);
      for (const [id, record] of format === 'parquet' ? records : [])
        expect(all.get(id)).toBe(record);
    }
  }, 300_000);

  it('says which batch failed and why, with the exit code of kliping', async () => {
    const file = at('in/part-0.jsonl');
    // spark-submit hands on both outputs of a job as one.
    const { code, out, told } = await localJob(file, file, 2);
    expect(code, told.slice(-3000)).toBe(2);
    expect(out).toMatch(/kliping on Spark: job-0000\d-of-00002: kliping: .*part-0\.jsonl/);
    const wrong = await localJob(file, at('none'), 2, '--map', 'text');
    expect(wrong.code).toBe(2);
  }, 120_000);

  it('finds the same near-duplicates in Spark SQL as in DuckDB', async () => {
    await exportDataset(await openArchive(at('one')), at('release'), {
      name: 'kabar',
      version: '1.0.0',
    });
    const both = `
import glob, json, sys
import duckdb
from pyspark.sql import SparkSession
query = open("scripts/spark/near-duplicates.sql").read()
bands = glob.glob(sys.argv[1] + "/data/bands/*.parquet")
duckdb.sql(f"CREATE VIEW bands AS SELECT * FROM read_parquet({bands})")
one = [list(row) for row in duckdb.sql(query).fetchall()]
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
spark.read.parquet(*bands).createOrReplaceTempView("bands")
many = [list(row) for row in spark.sql(query).collect()]
assert one == many, (one[:3], many[:3])
print(json.dumps(one))
`;
    const found = run(pythonTool('python'), ['-c', both, at('release')]).toString('utf8');
    const pairs = JSON.parse(found.trim().split('\n').at(-1)!) as [
      string,
      string,
      number,
      number,
    ][];
    const alike = pairs.filter(([, , shared]) => shared === 40);
    expect(alike).toHaveLength(copies.length);
    expect(alike[0]).toEqual([expect.any(String), expect.any(String), 40, 1]);
  }, 300_000);
});

/** How many objects are in the store. */
function batchesIn(archive: string): number {
  try {
    return readdirSync(join(archive, 'store'), { recursive: true }).filter((name) =>
      String(name).endsWith('captures.jsonl'),
    ).length;
  } catch {
    return 0;
  }
}

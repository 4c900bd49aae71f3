// Measures `export dataset` beside DuckDB's own COPY of the same rows, in one run:
//   npm run build && npx tsx scripts/bench-dataset.ts --archive DIR [--rounds 3] [--python PATH]
// The Python must have `duckdb`; that of the interop tests has.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    archive: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    python: { type: 'string', default: 'out/interop/venv/bin/python' },
  },
});
if (options.archive === undefined) {
  console.error('Give the archive: --archive DIR.');
  process.exit(2);
}

// Every column has the type that our Parquet has, so that both write the same.
const COPY = `
import glob, json, os, resource, sys, time
import duckdb

source, target, threads = sys.argv[1:]
os.makedirs(target)
database = duckdb.connect()
database.execute(f"SET threads = {threads}")
database.execute("SET preserve_insertion_order = true")
database.execute("SET enable_progress_bar = false")
plans = []
for folder in sorted(glob.glob(os.path.join(source, "data", "*"))):
    table = os.path.basename(folder)
    columns = {row[0]: row[1] for row in
               database.sql(f"DESCRIBE SELECT * FROM '{folder}/*.parquet'").fetchall()}
    plans.append((table, json.dumps(columns).replace('"', "'")))
before, start = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
for table, columns in plans:
    database.execute(f"COPY (SELECT * FROM read_json('{source}/jsonl/{table}/*.jsonl', "
                     f"format = 'newline_delimited', columns = {columns}, "
                     f"maximum_object_size = 134217728)) "
                     f"TO '{target}/{table}.parquet' (FORMAT parquet, COMPRESSION zstd)")
wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"wall": wall, "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
                  "memory": after.ru_maxrss * 1024}))
`;

// Our Parquet alone: the same lines are read, and what is written is thrown at the same disk.
const WRITE = `
import { createReadStream, readdirSync, readFileSync, openSync, writeSync, closeSync, mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { allTables } from './dist/export/dataset/columns.js';
import { loadParquet, startParquet } from './dist/export/dataset/parquet.js';
const [source, target] = process.argv.slice(1);
mkdirSync(target);
const tools = await loadParquet();
const before = process.cpuUsage(), start = performance.now();
for (const table of allTables()) {
  const folder = source + '/jsonl/' + table.name;
  const fd = openSync(target + '/' + table.name + '.parquet', 'w');
  const file = { write: async (bytes) => void writeSync(fd, bytes), finish: async () => closeSync(fd) };
  const parquet = startParquet(tools, file, table.columns);
  let rows = [], bytes = 0;
  const flush = async () => {
    if (rows.length) await parquet.writeGroup(table.columns.map(({ name }) => rows.map((row) => row[name])));
    rows = [];
    bytes = 0;
  };
  for (const name of readdirSync(folder).sort()) {
    for await (const line of createInterface({ input: createReadStream(folder + '/' + name) })) {
      rows.push(JSON.parse(line));
      bytes += Buffer.byteLength(line);
      if (bytes >= 8 << 20 || rows.length === 100_000) await flush();
    }
  }
  await flush();
  await parquet.finish();
}
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6,
  memory: process.resourceUsage().maxRSS * 1024 }));
`;

// The command's own use is that of the last child that ended.
const RUN = `
import json, resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"wall": time.perf_counter() - start, "cpu": use.ru_utime + use.ru_stime, "memory": use.ru_maxrss * 1024}))
`;

interface Measure {
  wall: number;
  cpu: number;
  /** The most memory, in bytes. */
  memory: number;
}

function measured(command: string, args: readonly string[]): Measure {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measure;
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const folder = mkdtempSync(join(tmpdir(), 'kliping-bench-'));
const { python, archive } = options;
const command = ['dist/bin/main.js', 'export', 'dataset', '--archive', archive];
const named = ['--name', 'bench', '--release', '1.0.0'];
try {
  const results = new Map<string, Measure[]>();
  const sizes = new Map<string, number>();
  const note = (what: string, measure: Measure, written: string): void => {
    results.set(what, [...(results.get(what) ?? []), measure]);
    sizes.set(what, bytesIn(written));
  };
  const release = join(folder, 'release');
  const receipt = JSON.parse(
    execFileSync(process.execPath, [...command, ...named, '--out', release, '--json']).toString(),
  );
  for (let round = 0; round < Number(options.rounds); round++) {
    const out = (what: string): string => join(folder, `${what}-${round}`);
    const whole = out('whole');
    const args = ['-c', RUN, process.execPath, ...command, ...named, '--out', whole];
    note('export dataset (all of it)', measured(python, args), join(whole, 'data'));
    const ours = measured(process.execPath, [
      '--input-type=module',
      '-e',
      WRITE,
      release,
      out('ours'),
    ]);
    note('our Parquet, from JSON Lines', ours, out('ours'));
    for (const threads of ['1', '2']) {
      const copy = measured(python, ['-c', COPY, release, out(`copy${threads}`), threads]);
      note(`DuckDB COPY, from JSON Lines, ${threads} thread(s)`, copy, out(`copy${threads}`));
    }
  }
  const { articles, tables } = receipt.release;
  const rows = tables.reduce((sum: number, table: { rows: number }) => sum + table.rows, 0);
  console.log(
    `${articles.released} articles, ${rows} rows, ${bytesIn(join(release, 'jsonl'))} bytes of JSON Lines`,
  );
  for (const [what, all] of results) {
    const [wall, cpu] = [median(all.map((each) => each.wall)), median(all.map((each) => each.cpu))];
    const memory = Math.max(...all.map((each) => each.memory));
    console.log(
      `${what}: ${Math.round(rows / wall)} rows/s, ${Math.round(rows / cpu)} rows/s of processor time, ${sizes.get(what)} bytes of Parquet, ${Math.round(memory / 2 ** 20)} MiB`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Releases and bags, read and checked by other people's programs. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportDataset } from '../../src/export/dataset/dataset.ts';
import type { DatasetAbout, QualityStatement } from '../../src/record/types.generated.ts';
import { openArchive } from '../../src/store/index.ts';
import { CLI, missing, nodeRelease, pythonTool, run } from './tools.ts';

const NOW = ['--now', '2026-01-31T12:00:00Z'];
const ROR = 'https://ror.org/03yrm5c26';
const ABOUT = {
  title: 'Kabar: a corpus',
  description: 'News articles of invented publishers, archived to test how a release is loaded.',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  creators: [
    {
      type: 'Person',
      name: 'Ratna Wulandari',
      url: 'https://orcid.org/0000-0002-1825-0097',
      affiliation: { name: 'Kabar Tepi', url: ROR },
    },
    { name: 'Kabar Tepi', url: ROR, email: 'data@kabar.example' },
  ],
  publisher: { name: 'Kabar Tepi', url: ROR },
  url: 'https://data.kabar.example/korpus/1.0.0/',
};

// Every row of every table, by two readers of Parquet, against the JSON Lines.
const AGREE = `
import datetime, glob, json, os, sys
import duckdb, pandas, pyarrow.parquet

def plain(value):
    return value.isoformat() if isinstance(value, datetime.date) else value

counts = {}
for folder in sorted(glob.glob(os.path.join(sys.argv[1], "data", "*"))):
    table = os.path.basename(folder)
    lines = []
    for path in sorted(glob.glob(os.path.join(sys.argv[1], "jsonl", table, "*.jsonl"))):
        lines += [json.loads(line) for line in open(path, encoding="utf-8")]
    arrow = [{k: plain(v) for k, v in row.items()}
             for row in pyarrow.parquet.read_table(folder).to_pylist()]
    assert arrow == lines, table
    result = duckdb.sql(f"SELECT * FROM '{folder}/*.parquet' ORDER BY filename, file_row_number")
    duck = [dict(zip(result.columns, map(plain, row))) for row in result.fetchall()]
    assert duck == lines, table
    frame = pandas.read_parquet(folder)
    assert list(frame.columns) == (list(lines[0]) if lines else list(frame.columns)), table
    assert len(frame) == len(lines), table
    counts[table] = len(lines)
articles = {row["capture"]: row["text"] for row in lines} if table == "articles" else {
    row["capture"]: row["text"]
    for path in glob.glob(os.path.join(sys.argv[1], "jsonl", "articles", "*.jsonl"))
    for row in map(json.loads, open(path, encoding="utf-8"))}
for row in duckdb.sql(f"SELECT capture, start, \\"end\\", text FROM '{sys.argv[1]}/data/mentions/*.parquet'").fetchall():
    assert articles[row[0]][row[1]:row[2]] == row[3]
print(json.dumps(counts))
`;

const CROISSANT = `
import json, os, sys
import mlcroissant

os.chdir(sys.argv[1])
dataset = mlcroissant.Dataset("croissant.json")
issues = dataset.metadata.ctx.issues
assert not issues.errors and not issues.warnings, issues.report()
print(json.dumps({each.id: sum(1 for _ in dataset.records(each.id))
                  for each in dataset.metadata.record_sets}))
`;

// The validator fetches the context of RO-Crate; here it is given out of a package.
const RO_CRATE = `
import io, json, sys
import requests, urllib3

URL = "https://w3id.org/ro/crate/1.2/context"
context = open(sys.argv[1], "rb").read()

def send(self, request, **_):
    known = request.url == URL
    response = requests.Response()
    response.request, response.url, response.status_code = request, request.url, 200 if known else 404
    response.headers["Content-Type"] = "application/ld+json"
    response.raw = urllib3.HTTPResponse(body=io.BytesIO(context if known else b""), preload_content=False,
        status=response.status_code, headers=dict(response.headers), request_url=request.url)
    return response

requests.adapters.HTTPAdapter.send = send
from rocrate_validator import models, services
results = []
for path, severity in zip(sys.argv[2::2], sys.argv[3::2]):
    result = services.validate(services.ValidationSettings(
        rocrate_uri=path, profile_identifier="ro-crate-1.2",
        requirement_severity=models.Severity[severity]))
    results.append({"passed": result.passed(),
        "issues": [f"{each.severity.name} {each.message}" for each in result.get_issues()]})
print(json.dumps(results))
`;

const python = pythonTool('python');
const context = resolve('out/interop/ro-crate/node_modules/ro-crate/lib/context.json');
const kliping = (...args: string[]): string => run(process.execPath, [CLI, ...args]).toString();

let folder = '';
let archive = '';
let release = '';
let bare = '';
/** The same in many parts and row groups. */
let parts = '';
const rowsOf = (path: string): Record<string, number> => {
  const stated = JSON.parse(readFileSync(join(path, 'release.json'), 'utf8'));
  return Object.fromEntries(
    stated.tables.map(({ name, rows }: { name: string; rows: number }) => [name, rows]),
  );
};

/** What somebody might have found who judged two articles of the archive. */
function statement() {
  const { articles } = JSON.parse(kliping('find', '--limit', '2', '--json', '--archive', archive));
  const share = { estimate: 0.9, low: 0.6, high: 0.97, items: 10, effectiveItems: 8.5 };
  return {
    schema: 'https://w3id.org/kliping/quality/1',
    what: 'quotations',
    coders: ['Ratna Wulandari'],
    date: '2026-02-01',
    software: 'kliping/0.1.0',
    articles: 2,
    articlesDrawn: 2,
    population: 5,
    precision: share,
    recall: share,
    strata: [{ stratum: 'id', articles: 5, coded: 2 }],
    captures: articles.map(({ id }: { id: string }) => id).sort(),
  } satisfies QualityStatement;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-dataset-'));
  [archive, release, bare, parts] = ['archive', 'release', 'bare', 'parts'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  kliping('ingest', 'archive/inbox', '--archive', archive, ...NOW);
  const about = join(folder, 'about.json');
  writeFileSync(about, JSON.stringify(ABOUT));
  const named = ['--archive', archive, '--name', 'kabar', '--release', '1.0.0'];
  const quality = join(folder, 'quality.json');
  writeFileSync(quality, JSON.stringify(statement()));
  kliping('export', 'dataset', ...named, '--out', release, '--about', about, '--quality', quality);
  kliping('export', 'dataset', ...named, '--out', bare, '--no-text');
  await exportDataset(await openArchive(archive), parts, {
    name: 'kabar',
    version: '1.0.0',
    about: ABOUT as DatasetAbout,
    sizes: { group: 1500, part: 6000 },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the release, to be damaged. */
function copied(): string {
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(release, copy, { recursive: true });
  return copy;
}

describe.skipIf(missing(python))('a release', () => {
  it.each(['one part', 'many parts'])(
    'is read by pyarrow, pandas and DuckDB as the JSON Lines have it (%s)',
    (what) => {
      const path = what === 'one part' ? release : parts;
      const files = readdirSync(join(path, 'data/mentions')).length;
      expect(files > 1).toBe(what === 'many parts');
      expect(JSON.parse(run(python, ['-c', AGREE, path]).toString())).toEqual(rowsOf(path));
    },
  );

  it('is valid to mlcroissant, which reads every record set of it', () => {
    for (const path of [release, parts]) {
      expect(JSON.parse(run(python, ['-c', CROISSANT, path]).toString())).toEqual(rowsOf(path));
    }
  });

  it('is told from a damaged one by mlcroissant and by its checksums', () => {
    const damaged = copied();
    appendFileSync(join(damaged, 'data/claims/part-00000.parquet'), 'x');
    const { status, stderr } = spawnSync(python, ['-c', CROISSANT, damaged], { encoding: 'utf8' });
    expect(status).not.toBe(0);
    expect(stderr).toContain('is not identical');
    const check = (path: string) =>
      spawnSync('sha256sum', ['--quiet', '-c', 'checksums.sha256'], {
        cwd: path,
        encoding: 'utf8',
      });
    expect(check(release)).toMatchObject({ status: 0, stdout: '' });
    expect(check(damaged).stdout).toContain('data/claims/part-00000.parquet: FAILED');
    const short = copied();
    rmSync(join(short, 'jsonl/claims/part-00000.jsonl'));
    expect(check(short).status).not.toBe(0);
  });

  it.skipIf(missing(context))('is an RO-Crate 1.2, all that is recommended included', () => {
    // What nobody said cannot be in the bare one, but it is a crate.
    const asked = [release, 'RECOMMENDED', bare, 'REQUIRED'];
    const sound = { passed: true, issues: [] };
    const told = run(python, ['-c', RO_CRATE, context, ...asked]).toString();
    expect(JSON.parse(told)).toEqual([sound, sound]);
  });

  it('has a citation that cffconvert finds valid', () => {
    for (const path of [release, bare]) {
      const told = run(pythonTool('cffconvert'), ['--validate', '-i', join(path, 'CITATION.cff')]);
      expect(told.toString()).toContain('valid according to schema version 1.2.0');
    }
  });

  it('loads in one line, as its datasheet and the documentation say', () => {
    const readme = readFileSync(join(release, 'README.md'), 'utf8');
    const [, block = ''] = /```\n(# pandas[\s\S]*?)\n```/.exec(readme)!;
    const lines = block.split('\n').filter((line) => !line.startsWith('#'));
    expect(lines).toHaveLength(5);
    const documented = readFileSync('docs/datasets.md', 'utf8');
    const sql = lines.filter((line) => line.startsWith('SELECT'));
    const shell = lines.filter((line) => line.startsWith('sha256sum'));
    const code = lines.filter((line) => !sql.includes(line) && !shell.includes(line));
    for (const line of lines) expect(documented).toContain(line);
    const checks = `
import duckdb
assert len(duckdb.sql(${JSON.stringify(sql[0]!.replace(/;$/, ''))}).fetchall()) == ${rowsOf(release).quotations}
assert len(list(rows)) == ${rowsOf(release).quotations}
assert len(articles) == ${rowsOf(release).articles}`;
    const env = { ...process.env, HF_HOME: join(folder, 'hf'), HF_HUB_OFFLINE: '1' };
    const { status, stderr } = spawnSync(python, ['-c', `${code.join('\n')}${checks}`], {
      cwd: release,
      env,
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    expect(spawnSync('bash', ['-c', shell[0]!], { cwd: release }).status).toBe(0);
  });

  it('is the same bytes on every Node release', () => {
    const named = ['--archive', archive, '--name', 'kabar', '--release', '1.0.0', '--no-text'];
    for (const major of [20, 22, 24]) {
      const node = nodeRelease(major);
      if (missing(node)) continue;
      const out = join(folder, `node-${major}`);
      run(node, [CLI, 'export', 'dataset', ...named, '--out', out]);
      const sums = (path: string) => readFileSync(join(path, 'checksums.sha256'), 'utf8');
      expect(sums(out), `Node ${major}`).toBe(sums(bare));
    }
  });
});

describe.skipIf(missing(python))('a bag', () => {
  const validate = (path: string) =>
    spawnSync(python, [pythonTool('bagit.py'), '--quiet', '--validate', path], {
      encoding: 'utf8',
    });

  it('of an archive is valid to bagit, and an archive that verifies', () => {
    const bag = join(folder, 'bag');
    kliping('export', 'bag', '--archive', archive, '--out', bag);
    expect(validate(bag)).toMatchObject({ status: 0 });
    expect(kliping('verify', '--archive', join(bag, 'data'))).toContain('all is whole');
    appendFileSync(join(bag, 'data/README.md'), 'x');
    expect(validate(bag).status).not.toBe(0);
  });

  it('of a release is valid to bagit, out of a ZIP file', () => {
    const zip = join(folder, 'kabar.zip');
    kliping('export', 'bag', '--dataset', release, '--out', zip);
    run(python, ['-m', 'zipfile', '-e', zip, folder]);
    expect(validate(join(folder, 'kabar'))).toMatchObject({ status: 0 });
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('the package, packed and installed elsewhere', () => {
  let folder = '';
  const inFolder = (command: string, args: string[]): string =>
    execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kliping-package-'));
    const [{ filename }] = JSON.parse(
      execFileSync(
        'npm',
        ['pack', '--silent', '--ignore-scripts', '--json', '--pack-destination', folder],
        { encoding: 'utf8' },
      ),
    );
    writeFileSync(join(folder, 'package.json'), '{"type": "module", "private": true}');
    inFolder('npm', ['install', '--silent', '--no-audit', '--no-fund', join(folder, filename)]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('works as a command', () => {
    const input = resolve('archive/inbox/mali-junta.txt');
    const record = JSON.parse(inFolder('npx', ['--no-install', 'kliping', 'process', input]));
    expect(record.article.language.tag).toBe('id');
  });

  it('archives, and puts the description of the format with all schemas into the archive', () => {
    const inbox = resolve('archive/inbox/mali-junta.txt');
    inFolder('npx', ['--no-install', 'kliping', 'ingest', inbox, '--archive', 'archive']);
    const names = readdirSync(join(folder, 'archive'), { recursive: true, encoding: 'utf8' });
    const stored = names
      .map((name) => basename(name))
      .filter((name) => name.endsWith('.schema.json'));
    // Those of releases are about what lies outside an archive.
    const schemas = readdirSync('schemas').filter(
      (name) =>
        name.endsWith('.schema.json') && !/^(?:dataset|quality|release|site-config)\b/.test(name),
    );
    expect(stored.sort()).toEqual(schemas.sort());
  });

  it('works as a library with types', () => {
    const version = JSON.parse(readFileSync('package.json', 'utf8')).devDependencies.typescript;
    writeFileSync(
      join(folder, 'use.ts'),
      `import { makeRecord, recordErrors, type ArchiveRecord } from 'kliping';
import rehypeEnrich from 'kliping/enrich';
import { openArchive } from 'kliping/store';
import { unified } from 'unified';
const record: ArchiveRecord = makeRecord(new TextEncoder().encode('Judul\\n\\nWarga desa memperbaiki jembatan itu.'), { name: 'a', metadata: {} });
const headline: string | undefined = record.article.headline;
// @ts-expect-error a record has no such field
record.article.nonsense;
unified().use(rehypeEnrich).use(rehypeEnrich, { language: 'id', parts: ['about'] });
// @ts-expect-error there is no such part
const wrong = () => rehypeEnrich({ parts: ['claims'] });
if (recordErrors(record).length > 0 || typeof openArchive !== 'function') process.exit(1);
console.log(headline);
`,
    );
    inFolder('npm', [
      'install',
      '--silent',
      '--no-audit',
      '--no-fund',
      `typescript@${version}`,
      '@types/node@20',
    ]);
    inFolder('npx', [
      '--no-install',
      'tsc',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--skipLibCheck',
      '--types',
      'node',
      'use.ts',
    ]);
    expect(inFolder(process.execPath, ['use.js'])).toBe('Judul\n');
    expect(
      inFolder(process.execPath, [
        '--input-type=module',
        '-e',
        "import s from 'kliping/schemas/record.schema.json' with {type: 'json'}; console.log(s.$id)",
      ]),
    ).toContain('kliping/record/1');
  });
});

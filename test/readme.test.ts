import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeRecord } from '../src/index.ts';
import { kliping } from './support/cli.ts';

const readme = readFileSync('README.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'kliping-readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the README shows what the commands really print', async () => {
  const archive = join(folder, 'archive');
  const { stdout } = await kliping([
    'ingest',
    'archive/inbox/mali-junta.txt',
    '--archive',
    archive,
  ]);
  // The batch is named by the clock.
  const printed = stdout
    .replaceAll(archive, 'out/readme')
    .split('\n')
    .filter((line) => !line.startsWith('Batch'));
  for (const line of printed) expect(readme).toContain(line);
  const [, id = ''] = /show (\w+)/.exec(stdout) ?? [];
  const record = JSON.parse((await kliping(['show', id, '--archive', archive])).stdout);
  expect(readme).toContain(JSON.stringify(record.removed[0]));
  expect(readme).toContain(JSON.stringify(record.quotations[4].speaker));
});

it('the README shows what the library really gives', () => {
  const raw = new TextEncoder().encode('Judul\n\nWarga memperbaiki jembatan, kata Siti Aminah.');
  const record = makeRecord(raw, { name: 'a.txt', metadata: { uri: 'https://news.example/a' } });
  expect(readme).toContain(
    `record.quotations[0]?.speaker?.name; // '${record.quotations[0]?.speaker?.name}'`,
  );
});

it('the README names every command', async () => {
  const { stdout } = await kliping(['--help']);
  const commands = [...stdout.matchAll(/^ {2}(\w+) /gm)]
    .map(([, name]) => name!)
    .filter((name) => name !== 'help');
  expect(commands).toContain('ingest');
  for (const name of commands) expect(readme).toContain(`| \`kliping ${name}`);
});

/** What is damaged and rescued in tests. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ingest } from '../../src/archive/ingest.ts';
import { createArchive } from '../../src/store/archive.ts';
import { readCaptures } from '../../src/store/captures.ts';
import { collect, hastyFiles, makeFolder, NOW } from './helpers.ts';

/** An archive of real records, out of files and out of lines. */
export async function makeArchive(compression: 'gzip' | 'none') {
  const folder = await makeFolder();
  const inbox = join(folder, 'inbox');
  await mkdir(inbox);
  const story = (number: number) =>
    `Ferry ${number} is back\n\nThe council let ferry ${number} run again, the harbour master said on Monday.`;
  for (const number of [1, 2, 3]) await writeFile(join(inbox, `${number}.txt`), story(number));
  await writeFile(join(inbox, 'again.txt'), story(1));
  await writeFile(join(inbox, 'again.txt.json'), JSON.stringify({ publisher: 'Another' }));
  const lines = [4, 5].map((number) =>
    JSON.stringify({ text: story(number), uri: `https://contoh.id/${number}` }),
  );
  await writeFile(join(inbox, 'lines.jsonl'), `${lines.join('\n')}\n`);
  const archive = await createArchive(join(folder, 'archive'), { compression, files: hastyFiles });
  const { path } = await ingest(archive, [inbox], { batch: 'b1', now: NOW });
  const entries = await collect(readCaptures(archive, 'b1'));
  return { archive, folder, object: path!, entries, out: join(folder, 'out') };
}

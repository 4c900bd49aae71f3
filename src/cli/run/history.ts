/** What `kliping show --history` does. */
import colors from 'picocolors';
import { readHistory, type StoryVersion } from '../../archive/history.ts';
import type { Archive } from '../../store/index.ts';
import { Exit } from '../outcome.ts';
import { write } from '../output.ts';
import { oneLine, shortId } from '../summary.ts';

const NOTE_SHOWN = 200;

function describe(version: StoryVersion, sharesPlace: boolean): string {
  const { id, place, relation, asked, headline, name, datePublished, dateModified } = version;
  const mark = place === undefined ? '?' : `${place}.`;
  const called = oneLine(headline ?? name, 100);
  const dates = [
    datePublished && `published ${datePublished.value} (${datePublished.basis})`,
    dateModified && `modified ${dateModified.value} (${dateModified.basis})`,
  ].filter((each) => each !== undefined);
  const order =
    version.orderedBy === undefined
      ? 'no date is known, so it has no place in the order'
      : `ordered by ${version.orderedBy}${sharesPlace ? ', as others are that have the same' : ''}`;
  const records = version.generations.map(
    ({ generation, version: by, batch, damage }) =>
      `${generation} ${damage === undefined ? `by ${by}` : 'damaged'} (${oneLine(batch, 60)})`,
  );
  const damages = version.generations.flatMap(({ damage }) => damage ?? []);
  const lines = [
    `${mark} ${colors.bold(called)}  ${shortId(id)}${asked ? ' (this one)' : ''}`,
    `   ${[...dates, order].join('; ')}`,
    ...(relation === 'copy'
      ? [
          `   a copy: the same bytes ${version.uri === undefined ? 'without an address' : `at ${oneLine(version.uri, 200)}`}`,
        ]
      : []),
    ...version.notes.map((note) => `   note: ${oneLine(note, NOTE_SHOWN)}`),
    `   ${colors.dim(`${records.length === 1 ? 'record' : 'records'} ${records.join(', ')}`)}`,
    ...damages.map((damage) => `   ${colors.red('✗')} ${oneLine(damage, 500)}`),
  ];
  return lines.join('\n');
}

/** Lists the versions of a story. */
export async function tellHistory(archive: Archive, id: string, json: boolean): Promise<void> {
  const story = await readHistory(archive, id);
  if (story.versions.some((each) => each.generations.some(({ damage }) => damage !== undefined))) {
    process.exitCode = Exit.Damaged;
  }
  if (json) {
    await write(`${JSON.stringify(story)}\n`);
    return;
  }
  await write(
    `${story.address === undefined ? 'No address is known.' : `Address  ${oneLine(story.address, 500)}`}\n\n`,
  );
  const shared = new Map<number | undefined, number>();
  for (const { place } of story.versions) shared.set(place, (shared.get(place) ?? 0) + 1);
  for (const version of story.versions) {
    await write(`${describe(version, shared.get(version.place)! > 1)}\n`);
  }
}

/** What `kliping export dataset` does. */
import colors from 'picocolors';
import { readAuthorityFile } from '../../archive/sources/authority-file.ts';
import { readAbout } from '../../export/dataset/about.ts';
import { type DatasetReceipt, exportDataset } from '../../export/dataset/dataset.ts';
import { readQuality } from '../../export/dataset/quality.ts';
import { openArchive } from '../../store/index.ts';
import { write } from '../output.ts';
import { type Progress, startProgress } from '../progress.ts';
import { counted } from '../summary.ts';

/** The options of `kliping export dataset`. */
export interface DatasetCliOptions {
  archive: string;
  out: string;
  name: string;
  release: string;
  about?: string;
  quality?: string[];
  fields?: string;
  where?: string[];
  rights?: string[];
  text: boolean;
  layer?: string;
  redact?: string[];
  previous?: string;
  now?: string;
  json?: boolean;
}

function tell({ path, release, files, bytes, changes }: DatasetReceipt): string {
  const { released, left, otherText } = release.articles;
  const rows = release.tables.map(({ name, rows }) => `  ${name.padEnd(11)} ${rows}`);
  return [
    `${colors.green('✓')} ${path}: ${release.name} ${release.version}, ${counted(released, 'article')}, ${counted(files, 'file')}, ${counted(bytes, 'byte')}`,
    ...rows,
    ...(left > 0 ? [`${counted(left, 'article')} left out by the conditions.`] : []),
    ...(otherText
      ? [`${counted(otherText, 'article')} with annotations of an older text, left out.`]
      : []),
    ...(changes
      ? [
          `Since ${release.previous}: ${changes.added} added, ${changes.changed} changed, ${changes.withdrawn} withdrawn.`,
        ]
      : []),
    '',
  ].join('\n');
}

/** Writes a release, and tells what is in it. */
export async function runDataset(options: DatasetCliOptions): Promise<void> {
  const { archive, out, name, release, text, json, fields, where, rights, layer, now } = options;
  let progress: Progress | undefined;
  try {
    const receipt = await exportDataset(await openArchive(archive), out, {
      name,
      version: release,
      withoutText: !text,
      ...(options.about !== undefined && { about: await readAbout(options.about) }),
      ...(options.quality && { quality: await Promise.all(options.quality.map(readQuality)) }),
      ...(fields !== undefined && { fields: fields.split(',').map((each) => each.trim()) }),
      ...(where && { where }),
      ...(rights && { rights }),
      ...(layer !== undefined && { layer }),
      ...(options.redact && { redact: await Promise.all(options.redact.map(readAuthorityFile)) }),
      ...(options.previous !== undefined && { previous: options.previous }),
      ...(now !== undefined && { now }),
      onArticle(total) {
        progress ??= startProgress('writing', total);
        progress.advance(1);
        progress.step();
      },
    });
    progress?.stop();
    await write(json ? `${JSON.stringify(receipt)}\n` : tell(receipt));
  } finally {
    progress?.stop();
  }
}

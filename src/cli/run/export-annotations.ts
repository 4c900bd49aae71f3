/** What `kliping export annotations` does. */
import colors from 'picocolors';
import { exportAnnotations } from '../../export/annotations/export.ts';
import { openArchive } from '../../store/index.ts';
import { write } from '../output.ts';
import { counted } from '../summary.ts';

/** The options of `kliping export annotations`. */
export interface AnnotationsCliOptions {
  archive: string;
  layer?: string;
  out: string;
  json?: boolean;
}

/** Writes annotations, and tells how many. */
export async function runAnnotations(options: AnnotationsCliOptions): Promise<void> {
  const { archive, layer, out, json } = options;
  const receipt = await exportAnnotations(await openArchive(archive), out, layer);
  if (json) {
    await write(`${JSON.stringify(receipt)}\n`);
    return;
  }
  const { path, bytes, articles, annotations, otherText } = receipt;
  const counts = [
    counted(annotations, 'annotation'),
    counted(articles, 'article'),
    counted(bytes, 'byte'),
  ];
  const left =
    otherText === 0
      ? ''
      : `${counted(otherText, 'article')} with annotations of an older text, left out.\n`;
  await write(`${colors.green('✓')} ${path}: ${counts.join(', ')}\n${left}`);
}

/** What `kliping prove` does. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import colors from 'picocolors';
import { proofFolderName, prove, type TextSpan } from '../../archive/prove.ts';
import { needOutside } from '../../export/apart.ts';
import { openArchive } from '../../store/index.ts';
import { UsageError } from '../outcome.ts';
import { write } from '../output.ts';
import { oneLine } from '../summary.ts';

/** The options of `kliping prove`. */
export interface ProveCliOptions {
  archive: string;
  json?: boolean;
  span?: TextSpan;
  generation?: number;
  checkpoint?: number;
  out?: string;
}

const SENTENCE_SHOWN = 200;

async function makeFolder(folder: string): Promise<void> {
  await needOutside(folder);
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new UsageError(`There is a '${folder}' already: name a new folder with --out.`);
  });
}

/** Writes a proof and tells how to check it. */
export async function runProve(id: string, options: ProveCliOptions): Promise<void> {
  const { archive, json, span, generation, checkpoint } = options;
  const { files, ...proof } = await prove(await openArchive(archive), id, {
    ...(span && { span }),
    ...(generation !== undefined && { generation }),
    ...(checkpoint !== undefined && { checkpoint }),
  });
  const folder = options.out ?? proofFolderName(proof.capture);
  await makeFolder(folder);
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  if (json) {
    const paths = files.map(({ path }) => path);
    await write(`${JSON.stringify({ ...proof, folder, files: paths })}\n`);
    return;
  }
  const lines = [
    `${colors.green('✓')} ${folder}: record ${proof.generation} of ${proof.capture}, by checkpoint ${proof.checkpoint}${proof.signed ? ', signed' : ''}.`,
    ...(proof.sentence === undefined ? [] : [`  ${oneLine(proof.sentence, SENTENCE_SHOWN)}`]),
    '  Check it offline, with the SHA-256 of the checkpoint from another place than the folder:',
    `  (cd ${folder} && CHECKPOINT=${proof.sha256} bash check.sh)`,
  ];
  await write(`${lines.join('\n')}\n`);
}

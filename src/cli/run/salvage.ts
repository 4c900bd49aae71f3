/** What `kliping salvage` does. */
import colors from 'picocolors';
import { salvage } from '../../archive/salvage.ts';
import { needOutside } from '../../export/apart.ts';
import type { LostStretch, SalvagedObject } from '../../store/index.ts';
import { clock } from '../options.ts';
import { Exit } from '../outcome.ts';
import { write } from '../output.ts';
import { counted } from '../summary.ts';

/** The options of `kliping salvage`. */
export interface SalvageCliOptions {
  out: string;
  now?: string;
  json?: boolean;
}

function tellLost(file: string, { offset, length, problem }: LostStretch): string {
  return `  ${colors.red('✗')} ${file} at byte ${offset}: ${counted(length, 'byte')} lost (${problem})\n`;
}

function tellObject(object: SalvagedObject): string {
  if (object.status === 'whole') return `${colors.green('✓')} ${object.object}: whole\n`;
  if (object.status === 'replaced') {
    return `${colors.green('✓')} ${object.object}: left out, an erasure wrote it anew\n`;
  }
  if (object.status === 'parts') {
    const records = object.volumes.reduce((sum, each) => sum + each.records, 0);
    const kept = [
      counted(object.files.length, 'whole file'),
      ...(object.volumes.length > 0
        ? [
            `${counted(records, 'whole record')} of ${counted(object.volumes.length, 'damaged volume')}`,
          ]
        : []),
    ];
    return `${colors.red('✗')} ${object.object}: cannot be rebuilt, kept ${kept.join(' and ')}\n`;
  }
  const { whole, records, orphans, lost } = object;
  const counts = `${counted(whole, 'look-up line')} from ${counted(records, 'whole record')}, ${orphans} kept beside`;
  const head = `${colors.yellow('!')} ${object.object}: rebuilt, ${counts}\n`;
  return head + lost.map((part) => tellLost(part.file, part)).join('');
}

/** Rescues, and tells what was lost. */
export async function runSalvage(source: string, options: SalvageCliOptions): Promise<void> {
  await needOutside(options.out);
  const report = await salvage(source, options.out, clock(options.now));
  const isVolume = 'path' in report;
  const isLost = isVolume
    ? report.lost.length > 0
    : report.objects.some(
        (each) =>
          each.status === 'parts' ||
          (each.status === 'rebuilt' && each.lost.length + each.orphans > 0),
      );
  if (options.json) await write(`${JSON.stringify(report)}\n`);
  else if (isVolume) {
    await write(`${counted(report.records, 'whole record')} in ${report.path}\n`);
    for (const lost of report.lost) await write(tellLost(source, lost));
  } else {
    for (const each of report.objects) await write(tellObject(each));
    await write(`Archive  ${report.archive}\n`);
  }
  if (isLost) process.exitCode = Exit.Damaged;
}

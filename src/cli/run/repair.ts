/** What `kliping repair` and `kliping verify --against` do. */
import colors from 'picocolors';
import { compareCopies, repair } from '../../archive/repair.ts';
import type { Left, RepairPlan } from '../../store/index.ts';
import { clock } from '../options.ts';
import { Exit } from '../outcome.ts';
import { write } from '../output.ts';
import { counted } from '../summary.ts';

/** The options of `kliping repair`. */
export interface RepairCliOptions {
  archive: string;
  from: string;
  now?: string;
  json?: boolean;
}

/** What stays wrong here when all that can be restored is. */
const WRONG: readonly Left['reason'][] = ['damaged in both', 'not the same', 'no inventory'];

function isWrong({ reason, found }: Left): boolean {
  return WRONG.includes(reason) || (reason === 'not in the copy' && found !== 'an object');
}

function tellLeft({ path, reason, found, copy }: Left): string {
  const mark = isWrong({ path, reason, found, copy }) ? colors.red('✗') : colors.yellow('!');
  return `${mark} ${path}: ${reason}, left as it is (here ${found}, in the copy ${copy})\n`;
}

async function tellPlan({ restores, left, same }: RepairPlan, verb: string): Promise<void> {
  for (const { path, found } of restores) {
    await write(`${colors.green('✓')} ${path} ${verb} (here ${found})\n`);
  }
  for (const each of left) await write(tellLeft(each));
  const counts = [
    `${counted(same, 'object')} whole and the same in both`,
    `${counted(restores.length, 'file')} ${verb}`,
    `${left.length} left`,
  ];
  await write(`${counts.join(', ')}.\n`);
}

/** Repairs, and tells what was restored and what was left. */
export async function runRepair({ archive, from, now, json }: RepairCliOptions): Promise<void> {
  const report = await repair(archive, from, clock(now));
  if (json) await write(`${JSON.stringify(report)}\n`);
  else {
    await tellPlan(report, 'restored');
    if (report.log !== undefined) await write(`Log      ${report.log}\n`);
  }
  if (report.left.some(isWrong)) process.exitCode = Exit.Damaged;
}

/** Compares two copies, and tells what could be restored. */
export async function runCompare(archive: string, copy: string, json?: boolean): Promise<void> {
  const plan = await compareCopies(archive, copy);
  if (json) await write(`${JSON.stringify(plan)}\n`);
  else await tellPlan(plan, 'can be restored');
  if (plan.restores.length > 0 || plan.left.some(isWrong)) process.exitCode = Exit.Damaged;
}

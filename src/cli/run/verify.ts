/** What `kliping verify` does. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import colors from 'picocolors';
import { checkSshSignature } from '../../archive/signature.ts';
import { sinceTime, verify } from '../../archive/verify.ts';
import type { Finding, VerifyReport } from '../../store/index.ts';
import { Exit, UsageError } from '../outcome.ts';
import { write } from '../output.ts';
import { counted } from '../summary.ts';

/** The options of `kliping verify`. */
export interface VerifyCliOptions {
  archive: string;
  against?: string;
  quick?: boolean;
  since?: string;
  json?: boolean;
  signers?: string;
}

function tellFinding({ severity, code, path, offset, expected, found, message }: Finding): string {
  const place = offset === undefined ? path : `${path} at byte ${offset}`;
  const mark = severity === 'error' ? colors.red('✗') : colors.yellow('!');
  return `${mark} ${place} [${code}]\n  ${message} Expected ${expected}, found ${found}.\n`;
}

function tellTotals({ totals, findings }: VerifyReport, quick = false): string {
  const { batches, captures, files, bytes, older, checkpoints, unwitnessed } = totals;
  const read = [counted(captures, 'capture'), counted(files, 'file'), counted(bytes, 'byte')];
  const counts = [counted(batches, 'batch', 'batches'), ...(quick ? [] : read)];
  const passedOver = older > 0 ? ` (${counted(older, 'older object')} passed over)` : '';
  const checked = `${counts.join(', ')} ${quick ? 'looked at, no content read' : 'checked'}${passedOver}`;
  const witness =
    checkpoints === 0
      ? 'No checkpoint was taken yet: a deleted batch would go unnoticed (kliping checkpoint).\n'
      : `${counted(checkpoints, 'checkpoint')}; ${unwitnessed === 0 ? 'the last one saw everything' : `${counted(unwitnessed, 'change')} since the last one`}.\n`;
  return findings.length === 0
    ? `${colors.green('✓')} ${checked}: all is whole.\n  ${witness}`
    : `${colors.red('✗')} ${checked}: ${counted(findings.length, 'finding')}.\n  ${witness}`;
}

/** Verifies and tells what was found. */
export async function runVerify(options: VerifyCliOptions): Promise<void> {
  const { archive, json, quick, since, signers } = options;
  if (!['kliping.json', 'store'].some((name) => existsSync(join(archive, name)))) {
    throw new UsageError(`There is no archive in '${archive}': check the path.`);
  }
  if (signers !== undefined && !existsSync(signers)) {
    throw new UsageError(`There is no file of signers '${signers}': check --signers.`);
  }
  const report = await verify(archive, {
    ...(quick && { quick }),
    ...(since !== undefined && { since: await sinceTime(archive, since) }),
    ...(signers !== undefined && {
      checkSignature: (bytes, signature) => checkSshSignature(bytes, signature, signers),
    }),
  });
  if (json) await write(`${JSON.stringify(report)}\n`);
  else {
    for (const finding of report.findings) await write(tellFinding(finding));
    await write(tellTotals(report, quick));
  }
  if (report.findings.some(({ severity }) => severity === 'error')) process.exitCode = Exit.Damaged;
}

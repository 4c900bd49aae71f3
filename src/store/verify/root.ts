/** Verifies what makes a folder an archive, and its storage root apart from the objects. */
import { join } from 'node:path';
import { sha256Hex } from '../digests.ts';
import { readWhole } from '../files.ts';
import { FRAME } from '../frame.ts';
import { ROOT_FILES } from '../ocfl/root.ts';
import type { FindingCode } from './codes.ts';
import type { Verification } from './report.ts';

/** Reads a small file that must be there; reports and answers `null` when it is not. */
export async function readExpected(
  verification: Verification,
  path: string,
  code: FindingCode,
): Promise<Uint8Array | null> {
  const { files } = verification.archive;
  const kind = await verification.guard(path, code, () => files.kind(path));
  if (kind === 'file') return verification.guard(path, code, () => readWhole(files, path));
  const found = kind === null ? 'nothing' : `a ${kind}`;
  verification.report(code, path, { expected: 'a file', found });
  return null;
}

/** What a few bytes look like in a finding. */
export function shown(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return JSON.stringify(bytes.length > 200 ? `${text}…` : text);
}

/** Verifies the files of an archive's folder and of its storage root that never change. */
export async function verifyFrame(verification: Verification): Promise<void> {
  const { folder } = verification.archive;
  for (const { path, code, texts, said } of FRAME) {
    const full = join(folder, path);
    const bytes = await readExpected(verification, full, code);
    if (!bytes || texts.includes(sha256Hex(bytes))) continue;
    verification.report(code, full, { expected: said, found: shown(bytes) });
  }
  await verifyExtensions(verification);
}

/** Verifies a file whose name is `0=` and what it must hold, with a line end. */
export async function verifyDeclaration(
  verification: Verification,
  path: string,
  code: FindingCode,
): Promise<void> {
  const bytes = await readExpected(verification, path, code);
  if (!bytes) return;
  const expected = `${path.slice(path.lastIndexOf('0=') + 2)}\n`;
  if (Buffer.from(bytes).toString('latin1') !== expected) {
    verification.report(code, path, { expected: JSON.stringify(expected), found: shown(bytes) });
  }
}

/** Below `extensions` nothing may stand but the layout's file: walking the root skips that folder. */
async function verifyExtensions(verification: Verification): Promise<void> {
  const { files, root } = verification.archive;
  const known = ROOT_FILES.map(([path]) => path).filter((path) => path.startsWith('extensions/'));
  const visit = async (path: string): Promise<void> => {
    const folder = join(root, path);
    if ((await files.kind(folder)) !== 'folder') return;
    for (const { name, kind } of await files.list(folder)) {
      const below = `${path}/${name}`;
      if (known.includes(below)) continue;
      if (kind === 'folder' && known.some((file) => file.startsWith(`${below}/`))) {
        await visit(below);
      } else {
        const found = `a ${kind}`;
        verification.report('root-unexpected', join(root, below), { expected: 'nothing', found });
      }
    }
  };
  await verification.guard(join(root, 'extensions'), 'unreadable', () => visit('extensions'));
}

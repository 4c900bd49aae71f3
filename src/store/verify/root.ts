/** Verifies what makes a folder an archive, and its storage root apart from the objects. */
import { join } from 'node:path';
import { MARKER_FILE, parseMarker, README_FILE } from '../archive.ts';
import { readWhole } from '../files.ts';
import { LAYOUT_CONFIG, LAYOUT_NAME } from '../ocfl/layout.ts';
import {
  LAYOUT_CONFIG_FILE,
  LAYOUT_FILE,
  ROOT_DECLARATION,
  ROOT_DESCRIPTION,
  ROOT_FILES,
} from '../ocfl/root.ts';
import { ARCHIVE_VERSION } from '../types.ts';
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
  const { folder, root } = verification.archive;
  const marker = join(folder, MARKER_FILE);
  const bytes = await readExpected(verification, marker, 'archive-marker');
  if (bytes) {
    const parsed = parseMarker(bytes);
    if ('problem' in parsed) {
      const expected = `archive "${ARCHIVE_VERSION}" and compression "gzip" or "none"`;
      verification.report('archive-marker', marker, { expected, found: parsed.problem });
    }
  }
  await readExpected(verification, join(folder, README_FILE), 'archive-readme');
  await readExpected(verification, join(root, ROOT_DESCRIPTION), 'root-description');
  await verifyDeclaration(verification, join(root, ROOT_DECLARATION.name), 'root-declaration');
  await verifyJson(verification, LAYOUT_FILE, { extension: LAYOUT_NAME });
  await verifyJson(verification, LAYOUT_CONFIG_FILE, LAYOUT_CONFIG);
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

async function verifyJson(
  verification: Verification,
  name: string,
  expected: Readonly<Record<string, unknown>>,
): Promise<void> {
  const path = join(verification.archive.root, name);
  const bytes = await readExpected(verification, path, 'root-layout');
  if (!bytes) return;
  let value: Readonly<Record<string, unknown>> | null = null;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    // Reported below: nothing in it is what it must be.
  }
  const fits = Object.entries(expected).every(([key, item]) => value?.[key] === item);
  if (!fits) {
    const text = JSON.stringify(expected);
    verification.report('root-layout', path, { expected: text, found: shown(bytes) });
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

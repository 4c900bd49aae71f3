/**
 * The files of an archive that stand outside its objects, where OCFL gives them no fixity: what they
 * may hold, to the byte.
 */
import { MARKER_FILE, markerText, README_FILE, STORE_FOLDER } from './archive.ts';
import { sha256Hex } from './digests.ts';
import {
  LAYOUT_CONFIG_FILE,
  LAYOUT_FILE,
  ROOT_DECLARATION,
  ROOT_DESCRIPTION,
  ROOT_FILES,
} from './ocfl/root.ts';
import { archiveReadme } from './readme.ts';
import type { FindingCode } from './verify/codes.ts';

/** A file outside the objects. */
export interface FrameFile {
  /** Its path in the archive's folder, with `/`. */
  readonly path: string;
  /** What it is called in a finding when it is missing or wrong. */
  readonly code: FindingCode;
  /** The SHA-256 of each text it may have, this version's and those of earlier releases. */
  readonly texts: readonly string[];
  /** What it must hold, in words. */
  readonly said: string;
}

/**
 * The SHA-256 of texts that this version no longer writes and earlier ones did. Whoever changes a text
 * for people (README or description) adds its digest here, so that older archives stay whole.
 */
const EARLIER: Readonly<Record<string, readonly string[]>> = {
  [README_FILE]: [
    '04f1620bd1cf8a5c3ea87810271d8734adc30742955203ec89a693f93c53b1d1',
    'b20584dd2272c8897f90f4b05a867fb65896a7bcbdd0a9b832ea70a6a5222c09',
    'bfdf61d5906e59380a1574ec0b39a6f4949c0aaed71becd364c16e05dec54035',
    '6bc90459037a4bbae55a413611457591febab9949ffcd12e93238693cb50147b',
  ],
  [ROOT_DESCRIPTION]: ['101332dd282ac84b126b978623fa70a2d4c1730d845f49697d37452043e60bcf'],
};

const COMPRESSIONS = ['gzip', 'none'] as const;

function frameFile(
  path: string,
  code: FindingCode,
  said: string,
  texts: readonly string[],
): FrameFile {
  const earlier = EARLIER[path.slice(path.lastIndexOf('/') + 1)] ?? [];
  return { path, code, said, texts: [...texts.map(sha256Hex), ...earlier] };
}

function rootFile(name: string, code: FindingCode): FrameFile {
  const text = ROOT_FILES.find(([path]) => path === name)![1];
  const said = name === ROOT_DESCRIPTION ? 'a text that a release wrote' : JSON.stringify(text);
  return frameFile(`${STORE_FOLDER}/${name}`, code, said, [text]);
}

/** All files outside the objects. */
export const FRAME: readonly FrameFile[] = [
  frameFile(
    MARKER_FILE,
    'archive-marker',
    COMPRESSIONS.map((compression) => JSON.stringify(markerText(compression))).join(' or '),
    COMPRESSIONS.map(markerText),
  ),
  frameFile(
    README_FILE,
    'archive-readme',
    'a text that a release wrote',
    COMPRESSIONS.map(archiveReadme),
  ),
  rootFile(ROOT_DESCRIPTION, 'root-description'),
  rootFile(ROOT_DECLARATION.name, 'root-declaration'),
  rootFile(LAYOUT_FILE, 'root-layout'),
  rootFile(LAYOUT_CONFIG_FILE, 'root-layout'),
];

/** Which file holds what, told by its name. */

/** What a file or stream holds: one article, or many in a container. */
export type ContainerKind = 'article' | 'object' | 'jsonl' | 'csv' | 'tsv' | 'warc';

/** What can be said of standard input. */
export const STREAM_KINDS = ['article', 'jsonl', 'csv', 'tsv', 'warc'] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];

/** What a name says of a file. */
export interface FileKind {
  /** `null` for a kind that is not read. */
  kind: ContainerKind | null;
  /** Whether it is compressed with gzip. */
  gzip: boolean;
  /** The name without `.gz`. */
  name: string;
  /** The extension without `.gz`, in lower case, such as `.txt`; empty when there is none. */
  extension: string;
}

const CONTAINERS: Record<string, ContainerKind> = {
  '.json': 'object',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.warc': 'warc',
};

/** Known for holding no text that could be read. Whatever else there is is tried as text. */
const UNREADABLE = new Set(
  '.7z .bz2 .doc .docx .epub .gif .jpeg .jpg .mp3 .mp4 .odt .parquet .pdf .png .rar .rtf .tar .tgz .wacz .webp .xls .xlsx .xml .xz .zip .zst'.split(
    ' ',
  ),
);

function extensionOf(name: string): string {
  return /[^/](\.[^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Tells what a file holds by its name. */
export function kindOfName(name: string): FileKind {
  const gzip = extensionOf(name) === '.gz';
  const inner = gzip ? name.slice(0, -'.gz'.length) : name;
  const extension = extensionOf(inner);
  const kind = UNREADABLE.has(extension) ? null : (CONTAINERS[extension] ?? 'article');
  return { kind, gzip, name: inner, extension };
}

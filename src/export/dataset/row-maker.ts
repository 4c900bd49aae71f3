/** Makes the rows of articles that are wanted. */
import type {
  AnnotationLayer,
  ArchiveRecord,
  DatasetTables,
} from '../../record/types.generated.ts';
import type { AuthorityNames } from '../../steps/mention/given.ts';
import { sha256 } from '../../store/index.ts';
import type { Listed } from './listing.ts';
import { makeRedact } from './redact.ts';
import { rowsOf } from './rows.ts';
import { parseCondition } from './where.ts';

/** Which articles are wanted, and how their rows are made. */
export interface RowOptions {
  /** Conditions that articles must all fulfil (see `parseCondition`). Default: none. */
  readonly where?: readonly string[];
  /** The rights of which an article must state one. Default: all articles are taken. */
  readonly rights?: readonly string[];
  /** A layer of annotations whose entities and mentions are given instead of our own. */
  readonly layer?: string;
  /** Lists of names to blot out. */
  readonly redact?: readonly AuthorityNames[];
}

/** Reads the annotations of an article, unless they are of another text than the record has. */
async function readAnnotations(
  listed: Listed,
  { article }: ArchiveRecord,
): Promise<{ document: AnnotationLayer; bytes: Uint8Array } | 'none' | 'other text'> {
  const bytes = await listed.annotations();
  if (!bytes) return 'none';
  const document = JSON.parse(Buffer.from(bytes).toString('utf8')) as AnnotationLayer;
  const text = Buffer.from(sha256(Buffer.from(article.text, 'utf8'))).toString('hex');
  return document.text.sha256 === text ? { document, bytes } : 'other text';
}

/** Turns articles into rows, one after the other. */
export class RowMaker {
  /** How many articles the conditions left out. */
  left = 0;
  /** How many have annotations of another text than that of their newest record. */
  otherText = 0;
  /** How many have annotations. */
  annotated = 0;
  readonly #options: RowOptions;
  readonly #conditions: ReturnType<typeof parseCondition>[];
  readonly #redact: ReturnType<typeof makeRedact> | undefined;

  constructor(options: RowOptions) {
    this.#options = options;
    this.#conditions = (options.where ?? []).map(parseCondition);
    this.#redact = options.redact && makeRedact(options.redact);
  }

  /** The rows of an article; undefined when the conditions leave it out. */
  async of(listed: Listed): Promise<DatasetTables | undefined> {
    const { rights, layer } = this.#options;
    const bytes = await listed.record();
    const record = JSON.parse(Buffer.from(bytes).toString('utf8')) as ArchiveRecord;
    const read = layer === undefined ? 'none' : await readAnnotations(listed, record);
    if (read === 'other text') this.otherText++;
    if (typeof read === 'object') this.annotated++;
    const reviews = await listed.reviews();
    const rows = rowsOf({
      record,
      bytes,
      generation: listed.generation,
      group: listed.group.name,
      split: listed.group.split,
      layered: layer !== undefined,
      ...(reviews && { reviews }),
      ...(typeof read === 'object' && { annotations: read }),
    });
    const [article] = rows.articles;
    const fits =
      this.#conditions.every((condition) => condition(article)) &&
      (!rights?.length || (article.rights !== null && rights.includes(article.rights)));
    if (!fits) this.left++;
    return fits ? (this.#redact?.(rows) ?? rows) : undefined;
  }
}

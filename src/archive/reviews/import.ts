/** Takes in rows of the worklist that a checker completed. */
import { RefusalError } from '../../document/refusal.ts';
import type {
  ReviewItem,
  ReviewOfClaim,
  ReviewState,
  ReviewStep,
  ReviewVerdict,
} from '../../record/types.generated.ts';
import { wordsOf } from '../../review/attach.ts';
import { nextStates, stepsTo } from '../../review/states.ts';
import { isSame, readWording } from '../../review/wording.ts';
import type { Archive } from '../../store/index.ts';
import { shorten } from '../../unicode/shorten.ts';
import { COLUMNS, FILLED_COLUMNS, type FilledColumn } from './columns.ts';
import { anchorOf, commitReviews, type Decided, type ReviewReceipt } from './commit.ts';
import { FIVE_STEPS, type Scale } from './scales.ts';
import { stateOf, WORK_STATES } from './states.ts';
import { readTable, readTableLines, type Table, type TableRow } from './table.ts';
import { type CellProblem, type Cells, LONGEST_CLAIM, readVerdict } from './verdict.ts';
import {
  type Appearance,
  findByText,
  type Named,
  namesOf,
  readWorklist,
  type WorkEntry,
} from './worklist.ts';

/** Why a row is left out, besides what reading it refuses; `docs/errors.md` says how to mend each. */
export type ImportCode = 'claim' | 'cell' | 'state' | 'repeated';

/** What became of a row. */
export type ImportOutcome =
  | {
      status: 'stored';
      row: number;
      id: string;
      text: string;
      state: ReviewState;
      articles: number;
    }
  /** It says what is stored already. */
  | { status: 'same'; row: number; id: string }
  | {
      status: 'refused';
      /** As a spreadsheet counts, the header being row 1; of JSON Lines the line. */
      row: number;
      /** The line of the file it starts on. */
      line: number;
      code: string;
      message: string;
      /** What is wrong in which column, when that is why. */
      problems?: CellProblem[];
    };

/** How to take in rows. */
export interface ImportOptions {
  format: 'csv' | 'jsonl';
  /** The scales that verdicts may be on, by name. Default: five steps from False to True. */
  scales?: ReadonlyMap<string, Scale>;
  /** The time that goes into the archive: ISO 8601 in UTC. */
  now: string;
  /** The derived batch's id. Default: made of the time. */
  batch?: string;
  onOutcome?: (outcome: ImportOutcome) => void | Promise<void>;
}

/** What a run did. */
export interface ImportReport extends ReviewReceipt {
  stored: number;
  same: number;
  /** Rows in which nothing was filled in. */
  untouched: number;
  refused: number;
  /** Columns that are none of ours and were not read. */
  unknown: string[];
}

const DECISIONS: ReadonlySet<string> = new Set<ReviewState>([
  'draft',
  'in review',
  'published',
  'corrected',
  'withdrawn',
]);
/** What may be said of a step that brings no verdict. */
const WITHOUT_VERDICT: ReadonlySet<string> = new Set<FilledColumn>(['decision', 'note', 'by']);

/** Why a row cannot be taken in. */
class RowRefusal extends Error {
  readonly code: ImportCode;
  readonly problems: CellProblem[] | undefined;

  constructor(code: ImportCode, message: string, problems?: CellProblem[]) {
    super(message);
    this.code = code;
    this.problems = problems;
  }
}

function refuseCells(problems: CellProblem[]): never {
  const told = problems.map(({ column, message }) => `${column} ${message}`).join('; ');
  throw new RowRefusal('cell', `${told}.`, problems);
}

function cellsOf(cells: ReadonlyMap<string, string>): Cells {
  return Object.fromEntries(
    FILLED_COLUMNS.flatMap((name) => (cells.has(name) ? [[name, cells.get(name)!]] : [])),
  );
}

/** The longest cell that is taken in, in UTF-16 units: a review is no place for whole documents. */
const LONGEST_CELL = 10_000;

function checkLengths(cells: Cells): void {
  const problems = Object.entries(cells)
    .filter(([, cell]) => cell.length > LONGEST_CELL)
    .map(([column]) => ({
      column: column as FilledColumn,
      message: `is longer than ${LONGEST_CELL} characters`,
    }));
  if (problems.length > 0) refuseCells(problems);
}

function targetOf({ decision }: Cells): ReviewState {
  const state = decision?.toLowerCase().replaceAll('_', ' ') ?? 'published';
  if (DECISIONS.has(state)) return state as ReviewState;
  return refuseCells([
    {
      column: 'decision',
      message: `is ${JSON.stringify(decision)}: give ${[...DECISIONS].join(', ')}, or nothing for published`,
    },
  ]);
}

/** Checks the cells of a row that brings no verdict. */
function checkStep(cells: Cells, target: ReviewState): void {
  const problems = Object.keys(cells)
    .filter((column) => !WITHOUT_VERDICT.has(column))
    .map((column) => ({
      column: column as FilledColumn,
      message: `is filled in, and a row that says ${JSON.stringify(target)} keeps no verdict: leave it empty, or decide published or corrected`,
    }));
  if (target === 'withdrawn' && cells.note === undefined) {
    problems.push({ column: 'note', message: 'is empty: say why it is withdrawn' });
  }
  if (problems.length > 0) refuseCells(problems);
}

/** The review that an entry has so far: that of the appearance that is the furthest. */
function leadOf({ appearances }: WorkEntry): Appearance | undefined {
  return appearances
    .filter(({ item }) => item?.review)
    .toSorted((a, b) => WORK_STATES.indexOf(stateOf(b.item)) - WORK_STATES.indexOf(stateOf(a.item)))
    .at(0);
}

function textOf({ content }: Appearance): string {
  return wordsOf(content);
}

/**
 * The review that an appearance has, or else the one of the same claim in other articles, for it is one
 * review. What it takes from the words of another article is put in this one's own.
 */
function reviewBefore(
  appearance: Appearance,
  lead: Appearance | undefined,
): ReviewOfClaim | undefined {
  if (appearance.item?.review) return appearance.item.review;
  const review = lead?.item?.review;
  if (!lead || !review?.verdict) return review;
  const { verdict } = review;
  const isOwn = verdict.claimReviewed === shorten(wordsOf(lead.item!.content), LONGEST_CLAIM);
  const claimReviewed = isOwn ? shorten(textOf(appearance), LONGEST_CLAIM) : verdict.claimReviewed;
  return { ...review, verdict: { ...verdict, claimReviewed } };
}

function isSameVerdict(a: ReviewVerdict | undefined, b: ReviewVerdict | undefined): boolean {
  const plain = ({ dateModified: _date, ...rest }: Partial<ReviewVerdict> = {}): string =>
    JSON.stringify(rest);
  return plain(a) === plain(b);
}

/** Reads one row against the worklist. */
interface RowReader {
  now: string;
  scales: ReadonlyMap<string, Scale>;
}

/** What a row changes: of every appearance of its claim what is to be stored; empty when nothing is new. */
function changesOf(entry: WorkEntry, cells: Cells, { now, scales }: RowReader): Decided[] {
  checkLengths(cells);
  const target = targetOf(cells);
  const hasVerdict = target === 'published' || target === 'corrected';
  const today = now.slice(0, 10);
  // Where the day begins first it is today for 14 hours before it is in UTC.
  const latest = new Date(Date.parse(now) + 14 * 3_600_000).toISOString().slice(0, 10);
  if (!hasVerdict) checkStep(cells, target);
  if (entry.about !== 'claim')
    throw new RowRefusal('claim', 'It is a quotation, and only claims are reviewed.');
  const lead = leadOf(entry);
  return entry.appearances.flatMap((appearance) => {
    let verdict: ReviewVerdict | undefined;
    if (hasVerdict) {
      const read = readVerdict(cells, textOf(appearance), scales, latest);
      if (Array.isArray(read)) return refuseCells(read);
      verdict = read;
    }
    const { item } = appearance;
    if (item?.decision?.value === 'rejected') {
      throw new RowRefusal('state', 'It was rejected: accept it before you review it.');
    }
    const before = reviewBefore(appearance, lead);
    const from = before?.state ?? 'draft';
    const isAgain = target === from || (target === 'published' && from === 'corrected');
    if (isAgain && (!hasVerdict || isSameVerdict(verdict, before?.verdict))) {
      return item?.review || !before ? [] : [decidedOf(appearance, before)];
    }
    if (from === 'withdrawn' && cells.decision === undefined) {
      throw new RowRefusal(
        'state',
        'It was withdrawn. If it is to be published again, write published under decision.',
      );
    }
    const states = stepsTo(from, target);
    if (!states) {
      throw new RowRefusal(
        'state',
        `It is ${from}, and cannot become ${target}: decide ${nextStates(from).join(' or ')}.`,
      );
    }
    const by = cells.by ?? verdict?.checker.name;
    const steps = states.map(
      (state, index): ReviewStep => ({
        state,
        time: now,
        ...(by !== undefined && { by }),
        ...(cells.note !== undefined && index === states.length - 1 && { note: cells.note }),
      }),
    );
    const kept = verdict ?? before?.verdict;
    return [
      decidedOf(appearance, {
        state: target,
        ...(kept && { verdict: target === 'corrected' ? { ...kept, dateModified: today } : kept }),
        history: [...(before?.history ?? []), ...steps],
      }),
    ];
  });
}

function decidedOf(appearance: Appearance, review: ReviewOfClaim): Decided {
  const { item: before, who } = appearance;
  // An acceptance is of one speaker: it does not pass to whom a later record names.
  const isOfAnother =
    before?.decision?.value === 'accepted' && who !== undefined && before.attributedTo !== who.name;
  const decision = isOfAnother ? undefined : before?.decision;
  const item: ReviewItem = { ...anchorOf(appearance), ...(decision && { decision }), review };
  return { appearance, item };
}

/** Refuses a row whose id is of another claim than its words, as when only some columns were sorted. */
function checkWords({ appearances }: WorkEntry, id: string, claim: string | undefined): void {
  if (claim === undefined) return;
  const isOne = appearances.some((appearance) =>
    isSame(
      readWording(claim, appearance.language),
      readWording(textOf(appearance), appearance.language),
    ),
  );
  if (isOne) return;
  throw new RowRefusal(
    'claim',
    `${id} is the claim ${JSON.stringify(shorten(textOf(appearances[0]!), LONGEST_CLAIM))}, and the column claim has other words: one of them slipped.`,
  );
}

/** Refuses a table that is none of ours, instead of taking every row for one nobody filled in. */
function checkColumns({ columns }: Table): void {
  const named = columns.map((each) => JSON.stringify(each)).join(', ');
  const hint = columns.length > 1 ? '' : ' Is it CSV with commas, semicolons or tabs?';
  if (!columns.includes('id')) {
    throw new RefusalError(
      'line',
      `There is no column "id", which says which claim a row is of, only ${named}.${hint}`,
    );
  }
  const known: ReadonlySet<string> = new Set(COLUMNS);
  const twice = columns.find((each, at) => known.has(each) && columns.indexOf(each) !== at);
  if (twice !== undefined) {
    throw new RefusalError('line', `There are two columns "${twice}": keep the one that counts.`);
  }
  if (!FILLED_COLUMNS.some((each) => columns.includes(each))) {
    const ours = FILLED_COLUMNS.join(', ');
    throw new RefusalError('line', `There is no column that a checker fills in: ${ours}.`);
  }
}

/**
 * Takes in completed rows. Each is held against our schema and Google's documented rules for fact checks;
 * one that does not hold is refused with all that is wrong in it, by column, and the others go on. What
 * is left is stored as one derived batch, whole or not at all. Rows in which nothing was filled in
 * change nothing.
 *
 * @param archive An open archive.
 * @param bytes The table, as `claims export` writes it.
 * @throws RefusalError when it is no table at all.
 * @throws StoreUsageError when the batch id is not one or is taken.
 * @throws DamageError when something stored is not what it must be; nothing is written then.
 * @throws StoreIoError when the disk refuses; the store is then as it was.
 */
export async function importReviews(
  archive: Archive,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportReport> {
  const { now, batch, onOutcome } = options;
  const scales = options.scales ?? new Map([[FIVE_STEPS.name, FIVE_STEPS]]);
  const table = await (options.format === 'csv' ? readTable(bytes) : readTableLines(bytes));
  if (table.columns.length > 0) checkColumns(table);
  const worklist = await readWorklist(archive);
  const byName = namesOf(worklist);
  const find = (id: string, claim: string | undefined): Named => {
    const named = byName(id);
    const entry =
      typeof named === 'string' && claim !== undefined ? findByText(worklist, claim) : undefined;
    return entry ? { entry, appearances: entry.appearances } : named;
  };
  const counts = { stored: 0, same: 0, untouched: 0, refused: 0 };
  const changes: Decided[] = [];
  const taken = new Map<WorkEntry, number>();

  const read = async (row: TableRow): Promise<ImportOutcome | null> => {
    if ('code' in row) return { status: 'refused', ...row };
    const cells = cellsOf(row.cells);
    if (Object.keys(cells).length === 0) return null;
    const id = row.cells.get('id');
    if (id === undefined)
      throw new RowRefusal('claim', 'The column id is empty: it says which claim.');
    const named = find(id, row.cells.get('claim'));
    if (typeof named === 'string') throw new RowRefusal('claim', named);
    const { entry } = named;
    checkWords(entry, id, row.cells.get('claim'));
    const before = taken.get(entry);
    if (before !== undefined)
      throw new RowRefusal('repeated', `Row ${before} is of the same claim.`);
    // One claim has one review, whichever of its articles the row names.
    const made = changesOf(entry, cells, { now, scales });
    taken.set(entry, row.row);
    if (made.length === 0) return { status: 'same', row: row.row, id: entry.id };
    for (const each of made) changes.push(each);
    const { state } = made[0]!.item.review!;
    const { text } = entry;
    return { status: 'stored', row: row.row, id: entry.id, text, state, articles: made.length };
  };
  for (const row of table.rows) {
    const outcome = await read(row).catch((error: unknown): ImportOutcome => {
      if (!(error instanceof RowRefusal)) throw error;
      const { code, message, problems } = error;
      const place = { row: row.row, line: row.line };
      return { status: 'refused', ...place, code, message, ...(problems && { problems }) };
    });
    counts[outcome?.status ?? 'untouched']++;
    if (outcome) await onOutcome?.(outcome);
  }
  const receipt = await commitReviews(archive, changes, {
    now,
    ...(batch !== undefined && { batch }),
    counts: { rows: table.rows.length, same: counts.same, refused: counts.refused },
  });
  const known: ReadonlySet<string> = new Set(COLUMNS);
  return { ...receipt, ...counts, unknown: table.columns.filter((each) => !known.has(each)) };
}

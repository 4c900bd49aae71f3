/** The list of what changed since the release before. */
import type { ArticleRow } from '../../record/types.generated.ts';
import type { FileUnderWay, FolderUnderWay } from '../aside.ts';
import type { Table } from './columns.ts';
import { type Change, Comparison, type Previous } from './previous.ts';

/** How many articles changed in each way. */
export type ChangeCounts = Readonly<Record<Change['change'], number>>;

/** Writes what changed since the release before. */
export class ChangeWriter {
  readonly counts: Record<Change['change'], number> = { added: 0, changed: 0, withdrawn: 0 };
  readonly #file: FileUnderWay;
  readonly #comparison: Comparison;

  private constructor(file: FileUnderWay, comparison: Comparison) {
    this.#file = file;
    this.#comparison = comparison;
  }

  /** Starts the list, of the articles that the table will have. */
  static async start(
    folder: FolderUnderWay,
    previous: Previous,
    articles: Table,
  ): Promise<ChangeWriter> {
    const columns = articles.columns.map(({ name }) => name);
    const file = await folder.start('changes.jsonl');
    return new ChangeWriter(file, new Comparison(previous, columns));
  }

  /** Adds what an article of the new release shows; they come in its order. */
  async add(row: ArticleRow): Promise<void> {
    await this.#write(this.#comparison.upTo(row as unknown as Record<string, unknown>));
  }

  /** Ends the list with what is left of the old release. */
  async finish(): Promise<void> {
    await this.#write(this.#comparison.rest());
    await this.#file.finish();
  }

  async #write(changes: AsyncIterable<Change>): Promise<void> {
    for await (const change of changes) {
      this.counts[change.change]++;
      await this.#file.write(Buffer.from(`${JSON.stringify(change)}\n`, 'utf8'));
    }
  }
}

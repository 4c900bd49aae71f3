/** Collects the blocks of an article, each repaired and tidied. */
import type { Block, SourceRemoval, Span } from '../../document/data.ts';
import type { MappedText } from '../../document/mapped-text.ts';
import { type Leftovers, readLeftovers, readMarkup } from './leftovers.ts';
import { repairMojibake } from './mojibake.ts';
import { tidy } from './tidy.ts';

/** What the markup says of a block. */
export interface BlockMarkup {
  kind: Block['kind'];
  /** 1 to 6 for a heading. */
  level?: number;
  /** Its stretch of the source, markup and all. */
  source?: Span | undefined;
}

/** Blocks under way. */
export class BlockList {
  readonly blocks: Block[] = [];
  /** What is text but was never shown to readers. */
  readonly removals: SourceRemoval[] = [];
  /** How many characters were repaired (see `repairMojibake`). */
  repaired = 0;

  #add({ pieces, removals }: Leftovers, { kind, level, source }: BlockMarkup): void {
    for (const each of removals) this.removals.push(each);
    for (const piece of pieces) {
      const { content: whole, repaired } = repairMojibake(piece);
      const content = tidy(whole);
      if (content.text === '') continue;
      this.repaired += repaired;
      this.blocks.push({
        kind,
        content,
        ...(level !== undefined && { level }),
        ...(source && pieces.length === 1 && { source }),
      });
    }
  }

  /** Adds the text of a block; without text it is left out. */
  add(raw: MappedText, markup: BlockMarkup): void {
    this.#add(readLeftovers(raw), markup);
  }

  /** Adds a stretch that is HTML itself, as Markdown carries it. */
  addMarkup(raw: MappedText, markup: BlockMarkup): void {
    this.#add(readMarkup(raw), markup);
  }
}

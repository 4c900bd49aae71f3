/** Finds the tags of HTML in a text, in one pass whatever the text. */

/** A tag, a comment, or an element whose content is not for readers, with that content. */
export interface Tag {
  start: number;
  end: number;
  /** The element's name in lower case; empty for a comment. */
  name: string;
  /** Whether it ends the element. */
  closes: boolean;
  /** Everything between the name and the `>`. */
  attributes: string;
  /** Whether it is the whole element with its content, as for scripts. */
  whole: boolean;
}

const TAG = /<(\/?)([a-zA-Z][\w-]{0,40})((?:[\s/][^<>]{0,4000})?)>/y;
const SILENT = new Set(['script', 'style', 'noscript', 'template']);

/** Finds the end of what comes next, and remembers when there is no more. */
class EndFinder {
  #pattern: RegExp;
  #done = false;

  constructor(pattern: RegExp) {
    this.#pattern = pattern;
  }

  /** The offset after the next match from `at` on, or -1. */
  after(text: string, at: number): number {
    if (this.#done) return -1;
    this.#pattern.lastIndex = at;
    const match = this.#pattern.exec(text);
    if (!match) this.#done = true;
    return match ? match.index + match[0].length : -1;
  }
}

/** Lists the tags of a text in order, without overlap. */
export function tagsOf(text: string): Tag[] {
  const tags: Tag[] = [];
  const comments = new EndFinder(/-->/g);
  const silents = new Map<string, EndFinder>();
  for (let start = text.indexOf('<'); start >= 0; start = text.indexOf('<', start)) {
    const comment = text.startsWith('<!--', start) ? comments.after(text, start + 4) : -1;
    TAG.lastIndex = start;
    const match = comment < 0 ? TAG.exec(text) : null;
    if (comment >= 0) {
      tags.push({ start, end: comment, name: '', closes: false, attributes: '', whole: true });
    } else if (match) {
      const name = match[2]!.toLowerCase();
      const closes = match[1] === '/';
      const tagEnd = start + match[0].length;
      let end = tagEnd;
      if (SILENT.has(name) && !closes) {
        const finder = silents.get(name) ?? new EndFinder(new RegExp(`</${name}\\s{0,9}>`, 'gi'));
        silents.set(name, finder);
        end = Math.max(end, finder.after(text, end));
      }
      tags.push({ start, end, name, closes, attributes: match[3]!, whole: end > tagEnd });
    }
    start = Math.max(start + 1, tags.at(-1)?.end ?? 0);
  }
  return tags;
}

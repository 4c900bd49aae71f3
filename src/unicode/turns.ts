/** Marks that turn the direction of text (UAX #9), and what they may reach. */

const CLOSERS: Readonly<Record<string, string>> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u202d': '\u202c',
  '\u202e': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Closes what a text opens: each mark that turns the direction gets its end, and ends without a beginning
 * go. An element that isolates is no help against them, since an isolate that was left open takes the
 * end of the element for its own, and the text behind is turned.
 */
export function closeTurns(text: string): string {
  const open: string[] = [];
  const kept = text.replace(TURNS, (mark) => {
    const closer = CLOSERS[mark];
    if (closer !== undefined) {
      open.push(closer);
      return mark;
    }
    const at = mark === '\u2069' ? open.lastIndexOf(mark) : open.length - 1;
    // The end of an isolate ends all that was opened in it; any other reaches no further than its isolate.
    if (at < 0 || open[at] !== mark) return '';
    open.length = at;
    return mark;
  });
  return kept + open.reverse().join('');
}

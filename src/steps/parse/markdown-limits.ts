/**
 * Bounds for micromark, whose time grows with the square of some marks: unclosed emphasis and brackets,
 * titles and code that never end, block quotes side by side, lists in lists. Each such construct keeps
 * an account of what it costs; one that has spent more than any prose does is text from there on.
 */
import {
  attention,
  autolink,
  blockQuote,
  characterEscape,
  characterReference,
  codeText,
  definition,
  hardBreakEscape,
  htmlText,
  labelEnd,
  labelStartImage,
  labelStartLink,
  list,
  setextUnderline,
} from 'micromark-core-commonmark';
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  TokenizeContext,
  Tokenizer,
} from 'micromark-util-types';

/**
 * What a paragraph may cost, in characters read for a mark (again and again, if it leads nowhere): so
 * many, and so many more for each character that it has. Prose full of links spends two or three a
 * character. With these limits the worst 100 kB take less than a second.
 */
const IN_TEXT = { free: 20_000, perUnit: 50 };
/** Events that cost as much to walk over as one character to read. */
const EVENTS_PER_UNIT = 16;
/** The most events of a paragraph, about six a mark, for some marks move all behind them. */
const MOST_EVENTS = 50_000;

/**
 * What block quotes, lists and underlined headings may cost in a whole text, in events of blocks that
 * are moved. A text of nothing but block quotes has about 1,500 of them.
 */
const IN_BLOCKS = { free: 1_000_000, perUnit: 100 };
/** The last column in which a block quote or an item may begin, which bounds how deep they nest. */
const LAST_COLUMN = 60;
/** What looking for block quotes and items may cost in a whole text, in characters read. */
const LOOKING = { free: 100_000, perUnit: 5 };
/** What it costs to look whether a line goes on with a block quote or an item. */
const LOOK = 5;
/** How many lines in a row may go on with a paragraph in a block quote or item they do not stand in. */
const MOST_LAZY = 500;

interface Account {
  spent: number;
  /** How many runs of emphasis marks there are; each link looks through those inside it. */
  sequences: number;
  /** How many there were at each bracket that is open. */
  open: number[];
  /** The place from which on the allowance grows. */
  from: number;
}

type Attempt = Effects['attempt'];

/** Counts what a construct and its parts read. */
function counting(effects: Effects, onRead: () => void): Effects {
  const counted =
    (attempt: Attempt): Attempt =>
    (construct, ok, nok) => {
      if (!('tokenize' in construct)) return attempt(construct, ok, nok);
      const part = construct as Construct;
      const tokenize: Tokenizer = function (inner, done, failed) {
        return part.tokenize.call(this, counting(inner, onRead), done, failed);
      };
      return attempt({ ...part, tokenize }, ok, nok);
    };
  return {
    ...effects,
    consume(code) {
      onRead();
      effects.consume(code);
    },
    attempt: counted(effects.attempt),
    check: counted(effects.check),
  };
}

/** Reads all that is left of a paragraph as text. */
function rest(effects: Effects, ok: State): State {
  const isEnd = (code: Code): boolean => code !== null && code <= -3 && code >= -5;
  const line: State = (code) => {
    if (code === null) return ok(code);
    if (isEnd(code)) {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return line;
    }
    effects.enter('data');
    return inside(code);
  };
  const inside: State = (code) => {
    if (code === null || isEnd(code)) {
      effects.exit('data');
      return line(code);
    }
    effects.consume(code);
    return inside;
  };
  return line;
}

const of = (marks: string, ...constructs: Construct[]): Record<number, Construct[]> =>
  Object.fromEntries([...marks].map((mark) => [mark.charCodeAt(0), constructs]));

/** Turns a construct of micromark off or on. */
function turn(context: TokenizeContext, name: string, off: boolean): void {
  const { disable } = context.parser.constructs;
  if (disable.null!.includes(name) === off) return;
  disable.null = off ? [...disable.null!, name] : disable.null!.filter((other) => other !== name);
}

/** Marks inside a paragraph. */
function limitText(onLimit: () => void) {
  // The tokenizer of a paragraph has one set of effects, and nothing else that stays the same.
  const accounts = new WeakMap<Effects, Account>();
  const accountOf = (context: TokenizeContext, effects: Effects): Account => {
    const known = accounts.get(effects);
    if (known) return known;
    const account = { spent: 0, sequences: 0, open: [], from: context.now().offset };
    accounts.set(effects, account);
    return account;
  };
  const isTooMuch = (context: TokenizeContext, effects: Effects): boolean => {
    const { spent, from } = accountOf(context, effects);
    const most = IN_TEXT.free + IN_TEXT.perUnit * (context.now().offset - from);
    const tooMuch = spent > most || context.events.length > MOST_EVENTS;
    if (tooMuch) onLimit();
    return tooMuch;
  };

  /** Reads the rest as text when the paragraph has spent too much. */
  const guard: Construct = {
    name: 'limited-rest',
    tokenize(effects, ok, nok) {
      return isTooMuch(this, effects) ? rest(effects, ok) : nok;
    },
  };

  function counted(construct: Construct): Construct {
    const tokenize: Tokenizer = function (effects, ok, nok) {
      if (construct === definition && isTooMuch(this, effects)) return nok;
      const account = accountOf(this, effects);
      const walk = this.events.length / EVENTS_PER_UNIT;
      if (construct === attention) {
        account.sequences++;
        account.spent += walk;
      } else if (construct === labelEnd) {
        const inside = account.sequences - (account.open.pop() ?? account.sequences);
        account.spent += walk * (1 + inside / 8);
      }
      const done: State = (code) => {
        const opens = construct === labelStartLink || construct === labelStartImage;
        if (opens) account.open.push(account.sequences);
        return ok(code);
      };
      const onRead = (): void => {
        account.spent++;
      };
      return construct.tokenize.call(this, counting(effects, onRead), done, nok);
    };
    return { ...construct, name: `limited-${construct.name}`, tokenize };
  }

  return { guard, counted };
}

/** Block quotes, lists and underlined headings. */
function limitBlocks(units: number, onLimit: () => void) {
  const mostMoved = IN_BLOCKS.free + IN_BLOCKS.perUnit * units;
  const mostLooked = LOOKING.free + LOOKING.perUnit * units;
  let moved = 0;
  let looked = 0;
  const look = (): void => {
    looked++;
  };

  function heading(construct: Construct): Construct {
    const tokenize: Tokenizer = function (effects, ok, nok) {
      if (moved > mostMoved) {
        onLimit();
        return nok;
      }
      const done: State = (code) => {
        moved += this.events.length;
        return ok(code);
      };
      return construct.tokenize.call(this, effects, done, nok);
    };
    return { ...construct, name: `limited-${construct.name}`, tokenize };
  }

  function container(construct: Construct): Construct {
    const name = construct.name!;
    // micromark's own containers stay, for they look for themselves; they are off when these refuse.
    const refuse = (context: TokenizeContext, off: boolean): boolean => {
      turn(context, name, off);
      if (off) onLimit();
      return off;
    };
    const isTooMuch = () => moved > mostMoved || looked > mostLooked;
    const tokenize: Tokenizer = function (effects, ok, nok) {
      const start: State = (code) => {
        if (refuse(this, isTooMuch() || this.now().column > LAST_COLUMN)) return nok(code);
        const done: State = (next) => {
          moved += this.events.length;
          return ok(next);
        };
        return construct.tokenize.call(this, counting(effects, look), done, nok)(code);
      };
      return start;
    };
    const goOn: Tokenizer = function (effects, ok, nok) {
      const start: State = (code) => {
        looked += LOOK;
        if (refuse(this, isTooMuch())) return nok(code);
        return construct.continuation!.tokenize.call(this, effects, ok, nok)(code);
      };
      return start;
    };
    return { ...construct, tokenize, continuation: { ...construct.continuation, tokenize: goOn } };
  }

  let seen = 0;
  let lazy = 0;
  /** Counts the lines in a row that go on with a paragraph from outside of its block quote or item. */
  const countLazy: Tokenizer = function (_effects, _ok, nok) {
    const { line } = this.now();
    if (line !== seen) lazy = this.parser.lazy[line - 1] ? lazy + 1 : 0;
    seen = line;
    // An indented line goes on with a paragraph, and nothing is asked, unless there is no such code.
    turn(this, 'codeIndented', lazy > MOST_LAZY);
    return nok;
  };
  /** Ends a paragraph that too many such lines go on with. */
  const endLazy: Tokenizer = function (_effects, ok, nok) {
    if (!this.interrupt || lazy <= MOST_LAZY || !this.parser.lazy[this.now().line]) return nok;
    onLimit();
    return ok;
  };

  return {
    heading,
    document: {
      ...of('*+-0123456789', container(list)),
      ...of('>', container(blockQuote)),
      null: { name: 'limited-count', tokenize: countLazy },
    },
    endLazy: { name: 'limited-lazy', tokenize: endLazy },
  };
}

/**
 * Makes micromark's time grow no faster than the text. Below the limits the tree is what it would be
 * without them.
 *
 * @param units The length of the text, in UTF-16 units.
 * @param onLimit Called whenever a mark is read as text for that reason.
 * @returns An extension of micromark, good for one text.
 */
export function markdownLimits(units: number, onLimit: () => void): Extension {
  const { guard, counted } = limitText(onLimit);
  const text = (marks: string, first: Construct, ...others: Construct[]) => {
    const { previous } = first;
    const constructs = [first, ...others].map(counted);
    return of(marks, previous ? { ...guard, previous } : guard, ...constructs);
  };
  const { heading, document, endLazy } = limitBlocks(units, onLimit);
  const replaced = [attention, autolink, characterEscape, characterReference, codeText, definition];
  replaced.push(hardBreakEscape, htmlText, labelEnd, labelStartImage, labelStartLink);
  replaced.push(setextUnderline);
  return {
    disable: { null: replaced.map(({ name }) => name!) },
    document,
    contentInitial: of('[', counted(definition)),
    flow: { ...of('-=', heading(setextUnderline)), null: endLazy },
    text: {
      ...text('!', labelStartImage),
      ...text('&', characterReference),
      ...text('*_', attention),
      ...text('<', autolink, htmlText),
      ...text('[', labelStartLink),
      ...text('\\', hardBreakEscape, characterEscape),
      ...text(']', labelEnd),
      ...text('`', codeText),
    },
    // Of titles and destinations.
    string: { ...text('&', characterReference), ...text('\\', characterEscape) },
  };
}

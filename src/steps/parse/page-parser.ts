/**
 * parse5 for whole pages. It reads what needs no look at each character in stretches, and keeps no places that
 * nobody asks for.
 */
import { Parser, type ParserOptions, Token, Tokenizer } from 'parse5';
import { unitAt } from '../../unicode/units.ts';
import { closeWith, type ElementNode, type HastMap, hastAdapter } from './hast-adapter.ts';

/** Beyond these, which have an entry each in a table of what ends a stretch, all characters share the last one. */
const ASCII = 0x80;
const SPACE = 0x20;

/** What ends a stretch: controls, line ends among them, and these. */
function stops(characters: string): Uint8Array {
  const table = new Uint8Array(ASCII + 1).fill(1, 0, SPACE);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

const DOUBLE_QUOTED = stops('"&');
const SINGLE_QUOTED = stops("'&");
/** Text, whose white space the parser tells from the rest. */
const TEXT = stops('<& ');
/** Scripts and styles. */
const RAW = stops('<');
/** Spaces alone: the parser treats whatever stands behind them otherwise. */
const SPACES = new Uint8Array(ASCII + 1).fill(1);
SPACES[SPACE] = 0;

/** Whether a character ends no stretch; false for the end of the page, which is below 0. */
function isPlain(codePoint: number, ends: Uint8Array): boolean {
  return ends[codePoint < ASCII ? codePoint : ASCII] === 0;
}

/** Reads pages that are written to it whole. */
class PageTokenizer extends Tokenizer {
  // No `#` name: the constructor of the base asks for places before it is there.
  private inAttribute = false;

  /** Adds what stands behind the character just read to its run, as far as nothing ends the stretch. */
  private runOn(ends: Uint8Array): void {
    const { preprocessor } = this;
    const { html: text } = preprocessor;
    const { length } = text;
    let at = preprocessor.pos + 1;
    while (at < length) {
      const unit = unitAt(text, at);
      // Pairs are told from halves of them one by one.
      if (ends[unit < ASCII ? unit : ASCII] === 1 || (unit & 0xf800) === 0xd800) break;
      at++;
    }
    this.runEnd = at;
    preprocessor.pos = at - 1;
  }

  protected override _stateData(cp: number): void {
    super._stateData(cp);
    if (isPlain(cp, TEXT)) this.runOn(TEXT);
    else if (isPlain(cp, SPACES)) this.runOn(SPACES);
  }

  protected override _stateScriptData(cp: number): void {
    if (isPlain(cp, RAW)) this.addRaw(cp);
    else super._stateScriptData(cp);
  }

  protected override _stateRawtext(cp: number): void {
    if (isPlain(cp, RAW)) this.addRaw(cp);
    else super._stateRawtext(cp);
  }

  /** Spaces in scripts and styles are as good as the rest. */
  private addRaw(cp: number): void {
    if (this.currentCharacterToken?.type !== Token.TokenType.CHARACTER)
      this._ensureCharacterToken(Token.TokenType.CHARACTER);
    this._extendRun(cp);
    this.runOn(RAW);
  }

  protected override _stateAttributeValueDoubleQuoted(cp: number): void {
    super._stateAttributeValueDoubleQuoted(cp);
    if (isPlain(cp, DOUBLE_QUOTED)) this.runOn(DOUBLE_QUOTED);
  }

  protected override _stateAttributeValueSingleQuoted(cp: number): void {
    super._stateAttributeValueSingleQuoted(cp);
    if (isPlain(cp, SINGLE_QUOTED)) this.runOn(SINGLE_QUOTED);
  }

  protected override _createAttr(first: string): void {
    this.inAttribute = true;
    super._createAttr(first);
    this.inAttribute = false;
  }

  protected override getCurrentLocation(offset: number): Token.Location | null {
    return this.inAttribute ? null : super.getCurrentLocation(offset);
  }
}

/** Tells elements their places itself, without copies of the places of their tags. */
export class PageParser extends Parser<HastMap> {
  constructor() {
    const options: ParserOptions<HastMap> = {
      treeAdapter: hastAdapter,
      sourceCodeLocationInfo: true,
    };
    super(options);
    this.tokenizer = new PageTokenizer(this.options, this);
  }

  override _attachElementToTree(
    element: ElementNode,
    location: Token.Location | null,
    ...where: AttachedWhere
  ): void {
    if (location) hastAdapter.setNodeSourceCodeLocation(element, location);
    super._attachElementToTree(element, null, ...where);
  }

  override _setEndLocation(element: ElementNode, token: Token.Token): void {
    closeWith(element, token);
  }
}

type AttachedWhere =
  Parameters<Parser<HastMap>['_attachElementToTree']> extends [unknown, unknown, ...infer Where]
    ? Where
    : never;

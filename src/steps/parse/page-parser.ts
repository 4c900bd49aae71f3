/** parse5 without what of places nobody asks: making it would take a tenth of the time of a page, and a third of its memory. */
import { Parser, type ParserOptions, type Token, Tokenizer } from 'parse5';
import { closeWith, type ElementNode, type HastMap, hastAdapter, locate } from './hast-adapter.ts';

/** Does not keep where attributes are. */
class PageTokenizer extends Tokenizer {
  // No `#` name: the constructor of the base asks for places before it is there.
  private inAttribute = false;

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
    if (location) locate(element, location);
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

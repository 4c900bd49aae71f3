/** Builds hast while parse5 reads: its own tree would have to be walked and copied. */
import type {
  Comment,
  Doctype,
  Element,
  ElementContent,
  Nodes,
  Root,
  RootContent,
  Text,
} from 'hast';
import { html as parse5Html, Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';
import type { Position } from 'unist';
import { propertiesOf } from './properties.ts';

type Location = Token.Location;

function placeOf(location: Location): Position {
  return {
    start: { line: location.startLine, column: location.startCol, offset: location.startOffset },
    end: { line: location.endLine, column: location.endCol, offset: location.endOffset },
  };
}

/** Lets a node end elsewhere. */
function endAt({ end }: Position, line: number, column: number, offset: number | undefined): void {
  end.line = line;
  end.column = column;
  end.offset = offset;
}

/**
 * What the parser asks of every node that may move, out of sight of those who read the tree. No more than four
 * classes extend it: with more the engine is slow to make any of their objects.
 */
class Linked {
  position?: Position;
  #parent: Holder | undefined;

  static parentOf(node: Linked): Holder | undefined {
    return node.#parent;
  }

  static link(node: Linked, parent: Holder | undefined): void {
    node.#parent = parent;
  }
}

class RootNode implements Root {
  type = 'root' as const;
  position?: undefined;
  children: RootContent[] = [];
  data = { quirksMode: false };
}

export class ElementNode extends Linked implements Element {
  type = 'element' as const;
  tagName: string;
  properties: Element['properties'];
  children: ElementContent[] = [];
  content?: Root;
  #namespace: parse5Html.NS;
  #attributes: Token.Attribute[];
  #names: Set<string> | undefined;
  #hasEndTag = false;

  constructor(tagName: string, namespace: parse5Html.NS, attributes: Token.Attribute[]) {
    super();
    this.tagName = tagName;
    this.#namespace = namespace;
    this.#attributes = attributes;
    this.properties = propertiesOf(attributes, namespace === parse5Html.NS.SVG);
  }

  static hasEndTag(element: ElementNode): boolean {
    return element.#hasEndTag;
  }

  static takeEndTag(element: ElementNode): void {
    element.#hasEndTag = true;
  }

  static namespaceOf(element: ElementNode): parse5Html.NS {
    return element.#namespace;
  }

  static attributesOf(element: ElementNode): Token.Attribute[] {
    return element.#attributes;
  }

  static adopt(element: ElementNode, attributes: Token.Attribute[]): void {
    // Kept from merge to merge: a page may hold any number of body tags.
    element.#names ??= new Set(element.#attributes.map(({ name }) => name));
    for (const attribute of attributes) {
      if (element.#names.has(attribute.name)) continue;
      element.#names.add(attribute.name);
      element.#attributes.push(attribute);
      const isSvg = element.#namespace === parse5Html.NS.SVG;
      Object.assign(element.properties, propertiesOf([attribute], isSvg));
    }
  }
}

class TextNode extends Linked implements Text {
  type = 'text' as const;
  value: string;

  constructor(value: string) {
    super();
    this.value = value;
  }
}

class CommentNode extends Linked implements Comment {
  type = 'comment' as const;
  value: string;

  constructor(value: string) {
    super();
    this.value = value;
  }
}

class DoctypeNode extends Linked implements Doctype {
  type = 'doctype' as const;
}

type Holder = RootNode | ElementNode;
type Child = ElementNode | TextNode | CommentNode | DoctypeNode;

/** The kinds of nodes that the adapter builds. */
export type HastMap = TreeAdapterTypeMap<
  Holder | Child,
  Holder,
  Child,
  RootNode,
  RootNode,
  ElementNode,
  CommentNode,
  TextNode,
  ElementNode,
  DoctypeNode
>;

const childrenOf = (parent: Holder): Child[] => parent.children as Child[];

/** Where a child stands; the parser asks for the last one nearly always. */
function indexOf(children: readonly Child[], child: Child): number {
  const last = children.length - 1;
  return children[last] === child ? last : children.indexOf(child);
}

function insertAt(parent: Holder, child: Child, index: number): void {
  childrenOf(parent).splice(index, 0, child);
  Linked.link(child, parent);
}

function append(parent: Holder, child: Child): void {
  childrenOf(parent).push(child);
  Linked.link(child, parent);
}

const ENDED = { endTag: {} };

/**
 * Ends an element with the token that closes it: its own end tag, or whatever comes behind it.
 *
 * @param token Nothing only for an element that the parser implied.
 */
export function closeWith(element: ElementNode, token: Token.Token | null): void {
  const { position } = element;
  const location = token?.location;
  if (!position || !location) return;
  if (token.type === Token.TokenType.END_TAG && token.tagName === element.tagName) {
    ElementNode.takeEndTag(element);
    endAt(position, location.endLine, location.endCol, location.endOffset);
  } else {
    endAt(position, location.startLine, location.startCol, location.startOffset);
  }
}

/** Lets an element without an end tag reach to the end of what it holds. */
export function reachLast(node: Nodes): void {
  if (!(node instanceof ElementNode) || !node.position || ElementNode.hasEndTag(node)) return;
  const last = childrenOf(node).at(-1)?.position;
  if (last) endAt(node.position, last.end.line, last.end.column, last.end.offset);
}

/**
 * A tree adapter for hast with positions.
 *
 * @see https://parse5.js.org/interfaces/parse5.TreeAdapter.html
 */
export const hastAdapter: TreeAdapter<HastMap> = {
  createDocument: () => new RootNode(),
  createDocumentFragment: () => new RootNode(),
  createElement: (tagName, namespace, attributes) =>
    new ElementNode(tagName, namespace, attributes),
  createCommentNode: (data) => new CommentNode(data),
  createTextNode: (value) => new TextNode(value),
  appendChild: append,
  insertBefore(parent, node, reference) {
    insertAt(parent, node, indexOf(childrenOf(parent), reference));
  },
  setTemplateContent(template, content) {
    template.content = content;
  },
  getTemplateContent: (template) => template.content as RootNode,
  setDocumentType(document) {
    if (!document.children.some(({ type }) => type === 'doctype')) {
      append(document, new DoctypeNode());
    }
  },
  setDocumentMode(document, mode) {
    document.data.quirksMode = mode !== parse5Html.DOCUMENT_MODE.NO_QUIRKS;
  },
  getDocumentMode: ({ data }) =>
    data.quirksMode ? parse5Html.DOCUMENT_MODE.QUIRKS : parse5Html.DOCUMENT_MODE.NO_QUIRKS,
  detachNode(node) {
    if (node instanceof RootNode) return;
    const parent = Linked.parentOf(node);
    if (!parent) return;
    const children = childrenOf(parent);
    children.splice(indexOf(children, node), 1);
    Linked.link(node, undefined);
  },
  insertText(parent, text) {
    const last = childrenOf(parent).at(-1);
    if (last instanceof TextNode) last.value += text;
    else append(parent, new TextNode(text));
  },
  insertTextBefore(parent, text, reference) {
    const children = childrenOf(parent);
    const index = indexOf(children, reference);
    const before = children[index - 1];
    if (before instanceof TextNode) before.value += text;
    else insertAt(parent, new TextNode(text), index);
  },
  adoptAttributes: (element, attributes) => ElementNode.adopt(element, attributes),
  getFirstChild: (node) => childrenOf(node)[0] ?? null,
  getChildNodes: childrenOf,
  getParentNode: (node) => (node instanceof RootNode ? null : (Linked.parentOf(node) ?? null)),
  getAttrList: (element) => ElementNode.attributesOf(element),
  getTagName: ({ tagName }) => tagName,
  getNamespaceURI: (element) => ElementNode.namespaceOf(element),
  getTextNodeContent: ({ value }) => value,
  getCommentNodeContent: ({ value }) => value,
  getDocumentTypeNodeName: () => 'html',
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',
  isTextNode: (node) => node instanceof TextNode,
  isCommentNode: (node) => node instanceof CommentNode,
  isDocumentTypeNode: (node) => node instanceof DoctypeNode,
  isElementNode: (node) => node instanceof ElementNode,
  // The ends of elements are those of `closeWith`.
  setNodeSourceCodeLocation(node, location) {
    if (location && !(node instanceof RootNode)) node.position = placeOf(location);
  },
  // The parser asks whether there is a location and whether an end tag is in it, and no more.
  getNodeSourceCodeLocation: (node) =>
    (node instanceof ElementNode && ElementNode.hasEndTag(node)
      ? ENDED
      : node.position) as unknown as Token.ElementLocation,
  updateNodeSourceCodeLocation({ position }, { endLine, endCol, endOffset }) {
    if (position && endOffset !== undefined) endAt(position, endLine!, endCol!, endOffset);
  },
};

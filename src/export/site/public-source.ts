/** What of a capture's source may be on a site: no passwords, and no fields that nobody said are public. */
import { publicAddress } from '../../jsonld/web-address.ts';
import type { ArchiveRecord } from '../../record/types.generated.ts';

/** The fields of given metadata that a site publishes. Others may be notes of the newsroom. */
const PUBLIC_FIELDS: ReadonlySet<string> = new Set([
  'author',
  'dateModified',
  'datePublished',
  'image',
  'language',
  'license',
  'name',
  'publisher',
  'rights',
  'section',
  'uri',
]);
/** Fields that are addresses or nothing. */
const ADDRESSES: ReadonlySet<string> = new Set(['image', 'uri']);
const LIKE_ADDRESS = /^\s*[a-z][a-z\d+.-]*:\/\//i;

/** A text as it may be published: of an address what `publicAddress` leaves. */
function publicText(text: string, isAddress: boolean): string | undefined {
  return isAddress || LIKE_ADDRESS.test(text) ? publicAddress(text.trim()) : text;
}

/** A text or a list of texts; nothing that has fields of its own. */
function publicValue(value: unknown, isAddress: boolean): string | string[] | undefined {
  if (typeof value === 'string') return publicText(value, isAddress);
  if (!Array.isArray(value)) return undefined;
  const texts = value.map((each) =>
    typeof each === 'string' ? publicText(each, isAddress) : undefined,
  );
  return texts.filter((each) => each !== undefined);
}

function publicMetadata(metadata: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(metadata).flatMap(([field, value]) => {
      if (!PUBLIC_FIELDS.has(field)) return [];
      const shown = publicValue(value, ADDRESSES.has(field));
      return shown === undefined ? [] : [[field, shown]];
    }),
  );
}

/**
 * Makes a record whose source, picture and given metadata may be published. What was taken out as front
 * matter is metadata too, so that its words go; and so does the message that quotes an address.
 */
export function withPublicSource(record: ArchiveRecord): ArchiveRecord {
  const { uri, metadata, name, ...source } = record.source;
  const { image, ...article } = record.article;
  const address = publicAddress(uri);
  const picture = publicAddress(image);
  const given = publicMetadata(metadata ?? {});
  return {
    ...record,
    source: {
      ...source,
      // Articles out of WARC files are named by their addresses.
      name: publicText(name, false) ?? '',
      ...(address !== undefined && { uri: address }),
      ...(Object.keys(given).length > 0 && { metadata: given }),
    },
    article: { ...article, ...(picture !== undefined && { image: picture }) },
    removed: record.removed.map((removal) => {
      const { text: _text, ...rest } = removal;
      return removal.kind === 'metadata' ? rest : removal;
    }),
    messages: record.messages.filter(({ rule }) => rule !== 'record/uri'),
  };
}

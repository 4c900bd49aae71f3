/** Lines of annotations as an annotator gives them: one JSON object each. */
import { RefusalError } from '../../document/refusal.ts';
import type { LayerAnnotation } from '../../record/types.generated.ts';
import { readUri } from '../../record/uri.ts';
import { layerErrors } from '../../record/validate.ts';
import { parseObject } from '../sources/json-lines.ts';

/** A line that was read. */
export interface AnnotationLine {
  /** The capture, by its whole id or the first digits of it, as the line has it. */
  capture: string;
  /** What it says; absent when it only says that the capture was looked at. */
  annotation?: LayerAnnotation;
}

const FIELDS = ['start', 'end', 'text', 'type', 'id', 'name', 'sameAs', 'confidence'] as const;
const KNOWN: ReadonlySet<string> = new Set<string>(['capture', ...FIELDS]);
/** Half of a surrogate pair, which no text encoding can hold. */
const LONE = /[\ud800-\udfff]/u;

function refuse(message: string): never {
  throw new RefusalError('line', message);
}

/** Reads the addresses of a line: one, or a list. */
function addresses(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const uris = list.map((uri) => {
    if (typeof uri !== 'string' || readUri(uri) !== uri) {
      refuse(
        `"sameAs" has ${JSON.stringify(uri)}, which is no URI. Give whole addresses, such as http://www.wikidata.org/entity/Q252.`,
      );
    }
    return uri;
  });
  return [...new Set(uris)].sort();
}

/** What the schema says of an annotation, in words about the line. */
function problemOf(annotation: object): string | undefined {
  const layer = {
    schema: 'https://w3id.org/kliping/annotations/1',
    capture: `ni:///sha-256;${'A'.repeat(43)}`,
    layer: 'line',
    annotator: { name: 'line', version: '0' },
    text: { generation: 0, sha256: '0'.repeat(64) },
    annotations: [annotation],
  };
  const [error] = layerErrors(layer);
  if (!error) return undefined;
  const field = error.path.replace(/^\/annotations\/0\/?/, '');
  return field === '' ? `The line ${error.message}` : `"${field}" ${error.message}`;
}

/**
 * Reads a line.
 *
 * @param bytes JSON in UTF-8.
 * @throws RefusalError `line` when it is no annotation.
 */
export function readAnnotationLine(bytes: Uint8Array): AnnotationLine {
  const fields = parseObject(bytes, 'line');
  const { capture } = fields;
  if (typeof capture !== 'string') {
    refuse('"capture" must be the id of a capture, or its first hexadecimal digits.');
  }
  for (const [name, value] of Object.entries(fields)) {
    if (!KNOWN.has(name)) {
      const known = [...KNOWN].join(', ');
      refuse(`The field ${JSON.stringify(name)} is not known. The fields are ${known}.`);
    }
    if (typeof value === 'string' && LONE.test(value)) {
      refuse(`"${name}" has half a surrogate pair, which no text encoding can hold.`);
    }
  }
  if (Object.keys(fields).length === 1) return { capture };
  const annotation = Object.fromEntries(
    FIELDS.filter((name) => fields[name] !== undefined && fields[name] !== null).map((name) => [
      name,
      name === 'sameAs' ? addresses(fields[name]) : fields[name],
    ]),
  );
  const problem = problemOf(annotation);
  if (problem !== undefined) refuse(`${problem}.`);
  return { capture, annotation: annotation as unknown as LayerAnnotation };
}

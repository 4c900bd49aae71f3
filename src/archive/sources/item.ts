/** What every kind of input is read as: a stream of articles, and of what is none. */
import type { Given } from '../../document/data.ts';
import type { Received } from '../../store/index.ts';

/** Where an input stands in the file that holds it, for messages. */
export interface Place {
  /** The file, when it holds many inputs. */
  file?: string;
  /** The line it starts on, from 1. */
  line?: number;
  /** Where it starts: bytes from the start of the file. */
  offset?: number;
}

/** An article with what is known of it. */
export interface Article {
  kind: 'article';
  /** Its bytes. */
  raw: Uint8Array;
  given: Given;
  /** What it was taken out of, when it did not come as a file of its own. */
  received?: Received;
  /** The id of the WARC record it was taken out of. */
  recordId?: string;
  place: Place;
}

/** Something that cannot be archived. */
export interface RefusedInput extends Place {
  /** The name it would have had, or the path as it was given. */
  name: string;
  /** A stable word for the reason; `docs/errors.md` lists all. */
  code: string;
  /** What was seen and what to do. */
  message: string;
}

/** What reading gives, one at a time. */
export type Item =
  | Article
  | ({ kind: 'refused' } & RefusedInput)
  /** Something that is no article and need not be one, such as a picture in a WARC file. */
  | { kind: 'passed' };

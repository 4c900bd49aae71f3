/** The text that tells people what an archive is when the software is gone. */
import type { Compression } from './warc/volume.ts';

/**
 * The README of an archive.
 *
 * @param compression how its volumes are written, for the commands shown
 */
export function archiveReadme(compression: Compression): string {
  const suffix = compression === 'gzip' ? '.warc.gz' : '.warc';
  const cut = 'tail -c +$((offset + 1)) FILE | head -c LENGTH';
  const show = compression === 'gzip' ? `${cut} | gunzip` : cut;
  return `# An archive of news articles

This folder was written by kliping, but nothing in it needs kliping to be read: gzip, sha512sum and
any JSON tool will do.

## What is where

- \`kliping.json\` says which version of this arrangement it is, and if new volumes are compressed.
- \`store/\` holds everything that counts. It is a storage root of the Oxford Common File Layout 1.1
  (see \`store/ocfl_1.1.md\`).
- \`work/\` holds what is being written right now. When nothing runs, it can be emptied.
- \`quarantine/\`, if it is there, lists inputs that were refused, and why.
- \`repairs/\`, if it is there, lists files that were restored from another copy, and when.
- Whatever else lies here can be made again from \`store/\`.

Articles came in *batches*. Each batch is one folder of \`store/\`, three folders deep, written once and
never changed; its name starts with \`urn%3akliping%3abatch%3a\`. Its files, in \`v1/content/\`:

- \`raw-00000${suffix}\` (then 00001 and so on): the articles exactly as they were received, each a
  \`resource\` record of the WARC 1.1 format. Where the same bytes came again in one batch, a
  \`revisit\` record points to the first. What an article was taken out of, if it did not come as a
  file of its own, stands before it, and its raw record names it in \`WARC-Concurrent-To\`: a line of
  JSON or CSV as a \`resource\` record with the header \`Kliping-Received\` (a line of CSV with the
  header row before it), or a WARC record copied as it was.
- \`derived-00000${suffix}\`: what was made of each article. A \`conversion\` record is its plain text,
  a \`metadata\` record what was found in it, as JSON. Both name their raw record in
  \`WARC-Refers-To\`. The header \`Kliping-Capture\` gives the article's id.
- \`captures.jsonl\`: one line of JSON for each article, saying where its records are: file, offset
  and length in bytes, and the SHA-256 of the content.
- \`provenance.jsonld\`: who or what made the batch, when, out of what.

What was made of articles later, by newer software or other people, is in *derived batches*, whose names
start with \`urn%3akliping%3aderived%3a\`. They have no raw volumes, and \`derived.jsonl\` in place of
\`captures.jsonl\`: one line for each thing made, with the article's id, a layer (\`record\` for an article's
text and record made anew) and a generation. The highest generation is the newest; the record beside the
raw articles is generation 0. The records name the same in \`Kliping-Layer\` and \`Kliping-Generation\`,
and the raw record in \`WARC-Refers-To\`.

A WARC record is a few lines of header, an empty line, the content (\`Content-Length\` bytes of it) and
two line ends.${compression === 'gzip' ? ' Each record is compressed on its own, so that one can be cut out without the others.' : ''}

## How to read it

Find an article by its name, in all batches:

    grep -rF 'some name' store --include=captures.jsonl

Find what was made of it later, by its id:

    grep -rF 'ni:///sha-256;...' store --include=derived.jsonl

Show what a line of \`captures.jsonl\` or \`derived.jsonl\` points to (take file, offset and length from its \`raw\`, \`text\`,
\`record\` or \`received\`):

    offset=OFFSET
    ${show}

List what a volume holds:

    ${compression === 'gzip' ? 'gunzip -c raw-00000.warc.gz | grep -a -E' : 'grep -a -E'} '^(WARC-Type|WARC-Target-URI|WARC-Date):'${compression === 'gzip' ? '' : ' raw-00000.warc'}

Check a batch, in its folder: first the inventory, then all files it lists.

    sha512sum -c inventory.json.sha512
    jq -r '.manifest | to_entries[] | .key + "  " + .value[]' inventory.json | sha512sum -c

The formats are public: WARC 1.1 is ISO 28500, and at <https://iipc.github.io/warc-specifications/>;
OCFL 1.1 is at <https://ocfl.io/1.1/spec/>; names like \`ni:///sha-256;...\` are RFC 6920: the SHA-256 in
base64 as URLs spell it.
`;
}

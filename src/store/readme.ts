/** The texts that tell people what an archive is when the software is gone. */
import type { Compression } from './warc/volume.ts';

/** What lies where, for volumes of that ending. */
function places(suffix: string, gzip: string): string {
  return `## What is where

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
- \`captures.merkle.json\`: one hash over these lines, through which a single line can be proved.
- \`provenance.jsonld\`: who or what made the batch, when, out of what.

What was made of articles later, by newer software or other people, is in *derived batches*, whose names
start with \`urn%3akliping%3aderived%3a\`. They have no raw volumes, and \`derived.jsonl\` in place of
\`captures.jsonl\`: one line for each thing made, with the article's id, a layer and a generation. The layer
is \`record\` for an article's text and record made anew, \`review\` for what people decided of its claims
and quotations, \`duplicates\` for what it shares with another article (\`with\`), or the name of a layer of
annotations. The highest generation is the newest; the record beside the raw articles is generation 0. The
records name the same in \`Kliping-Layer\`, \`Kliping-With\` and \`Kliping-Generation\`, and the raw record
in \`WARC-Refers-To\`.

Where articles were erased from a batch, it was written again without them, and the old folder removed.
The new name ends in \`~r1\` (then \`~r2\` and so on; the highest counts), and \`tombstones.jsonl\` says
when and why.

- Folders that start with \`urn%3akliping%3acheckpoint%3a\` each state what the archive held at one moment.
- Folders that start with \`urn%3akliping%3aformat%3a\` each hold a full description of all this, with the
  schemas of every file, as one version of the software wrote it: begin with \`v1/content/README.md\`.

A WARC record is a few lines of header, an empty line, the content (\`Content-Length\` bytes of it) and
two line ends.${gzip}
`;
}

/** The README of an archive. */
export function archiveReadme(compression: Compression): string {
  const suffix = compression === 'gzip' ? '.warc.gz' : '.warc';
  const cut = 'tail -c +$((offset + 1)) FILE | head -c LENGTH';
  const show = compression === 'gzip' ? `${cut} | gunzip` : cut;
  const gzip =
    ' Each record is compressed on its own, so that one can be cut out without the others.';
  return `# An archive of news articles

This folder was written by kliping, but nothing in it needs kliping to be read: gzip, sha512sum and
any JSON tool will do.

${places(suffix, compression === 'gzip' ? gzip : '')}
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

${FORMATS}`;
}

const FORMATS = `The formats are public: WARC 1.1 is ISO 28500, and at <https://iipc.github.io/warc-specifications/>;
OCFL 1.1 is at <https://ocfl.io/1.1/spec/>; names like \`ni:///sha-256;...\` are RFC 6920: the SHA-256 in
base64 as URLs spell it.
`;

const MEMBERS =
  ' In a volume whose name ends in `.gz`, each record is a gzip member of its own; other volumes end in\n`.warc`.';

/**
 * The description of the format, for whoever writes a program that reads an archive.
 *
 * @param software what writes it, such as `kliping/0.1.0`
 */
export function formatDescription(software: string): string {
  return `# The format of a kliping archive, version 1

This folder explains what ${software} writes into the archive it lies in: this text, JSON Schemas
(2020-12) in \`schemas/\`, and the JSON-LD context of the records in \`context.jsonld\`. Other versions of
kliping have added folders of their own, and leave this one alone; the \`warcinfo\` record at the start
of each volume names the version that wrote it.

${places('.warc.gz', MEMBERS)}
## Ids

- A *capture* is an article as it came in. Its id is made of its bytes and of the metadata given with
  it: \`ni:///sha-256;\` and the SHA-256 (base64url, no padding) of the JSON of RFC 8785
  \`{"content": ..., "metadata": ...}\`, where \`content\` names the raw bytes in the same way.
- The name of an object's folder is its id, percent-encoded; \`store/ocfl_1.1.md\` says where it lies.
- The ids of WARC records are UUIDs made of what they hold; records copied from elsewhere keep theirs.

## Which schema describes what

| file | schema |
|---|---|
| \`kliping.json\` | \`archive.schema.json\` |
| a line of \`captures.jsonl\` | \`captures.schema.json\` |
| a line of \`derived.jsonl\` | \`derived.schema.json\` |
| a line of \`tombstones.jsonl\` | \`tombstones.schema.json\` |
| \`provenance.jsonld\` | \`provenance.schema.json\` |
| the content of a \`metadata\` record with an article's record | \`record.schema.json\` |
| the content of a \`metadata\` record with the layer \`review\` | \`reviews.schema.json\` |
| the content of a \`metadata\` record with the layer \`duplicates\` | \`duplicates.schema.json\` |
| the content of a \`metadata\` record with any other layer | \`annotations.schema.json\` |
| \`checkpoint.json\` | \`checkpoint.schema.json\` |
| a line of a file in \`quarantine/\` | \`quarantine.schema.json\` |

Spans in a record count Unicode code points of \`article.text\` and do not include their end. The source
map of a record leads from there to bytes of the raw capture.

## Which record is the newest

That of the highest generation; of two with the same, the one whose batch id sorts last by code units.
No time has a say. The layer \`review\` holds what people decided of claims and quotations; of two of the same
generation both hold, and of each claim what was decided last. The layer \`duplicates\` has generations for each
pair of articles. Other layers are annotations. All have generations of their own.

## Merkle roots

\`captures.merkle.json\` (or \`derived.merkle.json\`) states how many lines the look-up file has and the root
of a Merkle tree over them, in the shape of RFC 6962: the left half of a tree is the largest power of two
that is smaller than the whole. All hashes are SHA-256, written in lower-case hexadecimal before they are
hashed again; a line goes without its line end:

    printf 'leaf:%s' "$line" | sha256sum
    printf 'node:%s%s' "$left" "$right" | sha256sum

## Checkpoints

Checkpoint N is the object \`urn:kliping:checkpoint:N\`. \`entries.jsonl\` has the lines that it adds to a log
that only grows: \`{"object": ID, "inventory": SHA-512 of its inventory.json}\` for an object that came,
\`{"object": ID, "replacedBy": ID}\` for one that an erasure withdrew. \`checkpoint.json\` states the root of the
Merkle tree over all lines of all checkpoints up to it, and in \`previous\` the SHA-256 of the
\`checkpoint.json\` before it. Where \`checkpoint.json.sig\` is there, it is a signature over that file by an
SSH key, in the namespace \`kliping-checkpoint\`:

    ssh-keygen -Y verify -f ALLOWED_SIGNERS -I WHO -n kliping-checkpoint -s checkpoint.json.sig < checkpoint.json

## What was erased

\`tombstones.jsonl\` has a line for everything erased from a batch. Unless the keeper of the archive chose
to keep its id, nothing in the archive tells what it was. Records that stay are the same bytes under the
same ids. Where the bytes of an erased article had come again, the \`revisit\` record became the
\`resource\` record, under its own id.

${FORMATS}`;
}

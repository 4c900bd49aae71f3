/** The texts that go with a proof: the commands that check it, and what it is. */
import { SIGNATURE_NAMESPACE } from './signature.ts';

/** Checks a proof, in its folder; `docs/proofs.md` shows the same. */
export const CHECK_SCRIPT = `set -eu
: "\${CHECKPOINT:?is the SHA-256 of the checkpoint, from somewhere else than this folder}"
die() { printf 'NOT PROVED: %s\\n' "$1" >&2; exit 1; }
sha256() { sha256sum | cut -d ' ' -f 1; }
sha512() { sha512sum | cut -d ' ' -f 1; }

# From the hash of a line, by its audit path, to the root of the tree.
climb() { # LINE PATH
  hash=$({ printf 'leaf:'; cat "$1"; } | sha256)
  while read -r side other; do
    case $side in
      left) hash=$(printf 'node:%s%s' "$other" "$hash" | sha256) ;;
      right) hash=$(printf 'node:%s%s' "$hash" "$other" | sha256) ;;
      *) die "$2 is no audit path" ;;
    esac
  done < "$2"
  printf '%s\\n' "$hash"
}

# From a line of a look-up file to its batch, the inventory of the batch, and the checkpoint.
in_checkpoint() { # FOLDER LOOKUP
  root=$(climb "$1/line.json" "$1/line.path")
  jq -e --arg root "$root" '.root == $root' "$1/merkle.json" > /dev/null ||
    die "$1/line.json is not in the batch"
  jq -e --arg sha "$(sha512 < "$1/merkle.json")" --arg file "v1/content/$2.merkle.json" \\
    '.manifest[$sha] | index($file)' "$1/inventory.json" > /dev/null ||
    die "$1/merkle.json is not in the inventory"
  jq -e --arg sha "$(sha512 < "$1/inventory.json")" --slurpfile inventory "$1/inventory.json" \\
    '.inventory == $sha and .object == $inventory[0].id' "$1/entry.json" > /dev/null ||
    die "$1/inventory.json is not the one in the log"
  root=$(climb "$1/entry.json" "$1/entry.path")
  jq -e --arg root "$root" '.root == $root' checkpoint.json > /dev/null ||
    die "$1/entry.json is not in the checkpoint"
}

[ "$(sha256 < checkpoint.json)" = "$CHECKPOINT" ] || die 'this is another checkpoint'
in_checkpoint capture captures
line=capture/line.json
if [ -e derived ]; then
  in_checkpoint derived derived
  line=derived/line.json
  jq -e --slurpfile capture capture/line.json '.capture == $capture[0].id and .layer == "record"' \\
    "$line" > /dev/null || die 'the record is of another article'
fi

# The raw bytes and the record are those of the lines.
[ "$(sha256 < raw)" = "$(jq -r .raw.sha256 capture/line.json)" ] || die 'the raw bytes are others'
[ "$(sha256 < record.json)" = "$(jq -r .record.sha256 "$line")" ] || die 'the record is another'
jq -e --slurpfile line capture/line.json '.id == $line[0].id' record.json > /dev/null ||
  die 'the record is of another article'

# The sentence is in the record, and these are the bytes it was read from.
if [ -e sentence.json ]; then
  jq -e --slurpfile s sentence.json '.article.text[$s[0].start:$s[0].end] == $s[0].text' \\
    record.json > /dev/null || die 'the record does not say that'
  jq -r '"It says: \\(.text)"' sentence.json
  places=$(jq -r --slurpfile s sentence.json '
    def size($encoding):
      if $encoding == "utf-8" then utf8bytelength
      elif $encoding | startswith("utf-16") then [explode[] | if . > 65535 then 4 else 2 end] | add // 0
      else length end;
    .source.encoding as $encoding | .article.text as $text | $s[0] as $s
    | .article.sourceMap[] as [$at, $length, $byte, $bytes]
    | select($at < $s.end and $at + $length > $s.start)
    | ([$at, $s.start] | max) as $from | ([$at + $length, $s.end] | min) as $to
    | if ($text[$at:$at + $length] | size($encoding)) == $bytes
      then [$byte + ($text[$at:$from] | size($encoding)), ($text[$from:$to] | size($encoding))]
      else [$byte, $bytes] end
    | "\\(.[0]) \\(.[1])"' record.json)
  printf '%s\\n' "$places" | while read -r byte bytes; do
    printf 'bytes %s to %s: ' "$byte" "$((byte + bytes))"
    tail -c "+$((byte + 1))" raw | head -c "$bytes"
    printf '\\n'
  done
fi
jq -r '"PROVED: \\(.name), capture \\(.id)"' capture/line.json
jq -r '"was archived at checkpoint \\(.checkpoint), which says it was taken at \\(.time)"' checkpoint.json
`;

/** What the README of a proof tells. */
export interface ProofAbout {
  /** The capture's id. */
  readonly id: string;
  readonly checkpoint: number;
  /** The SHA-256 of `checkpoint.json`. */
  readonly sha256: string;
  readonly signed: boolean;
  /** A sentence is proved, too. */
  readonly sentence: boolean;
  /** The record is a later one, in a derived batch. */
  readonly derived: boolean;
}

/** The README of a proof. */
export function proofReadme(about: ProofAbout): string {
  const { id, checkpoint, sha256, signed, sentence, derived } = about;
  const folder =
    '`line.json`, `line.path`, `merkle.json`, `inventory.json`, `entry.json`, `entry.path`';
  return `# A proof that an article was archived

Capture \`${id}\`, at checkpoint ${checkpoint}, whose SHA-256 should be
\`${sha256}\`.

Take that number from somewhere else than this folder: from whoever keeps the archive, or from where they
published it. Then check everything, with nothing but jq and the GNU coreutils, and no network:

    CHECKPOINT=... bash check.sh

Read \`check.sh\` first, or take it from the documentation of kliping (docs/proofs.md).
${
  signed
    ? `
The checkpoint is signed. With OpenSSH, and a file of signers you trust (see ssh-keygen(1)):

    ssh-keygen -Y verify -f allowed_signers -I SIGNER -n ${SIGNATURE_NAMESPACE} -s checkpoint.json.sig < checkpoint.json
`
    : ''
}
- \`raw\`: the article's bytes as they were received.
- \`record.json\`: what was found in it. Spans count Unicode code points of \`article.text\`.${
    sentence
      ? '\n- `sentence.json`: a stretch of that text. `check.sh` shows the bytes it was read from.'
      : ''
  }
- \`capture/\`: ${folder}: the line of the
  look-up file that states the digests of both, its audit path to the root of the batch, the file that
  states the root, the inventory that lists that file, the line of the log that lists the inventory, and
  its audit path to the root in the checkpoint.${
    derived
      ? '\n- `derived/`: the same for the record, which was made later, in a batch of its own.'
      : ''
  }
- \`checkpoint.json\`: the checkpoint.

The headers that the archive keeps around these bytes (the address, the date) are no part of this proof,
but for the address and name in \`capture/line.json\`. The time of the checkpoint is what it says itself.
`;
}

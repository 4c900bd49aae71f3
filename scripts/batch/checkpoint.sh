#!/bin/sh
# Takes a checkpoint and writes its digest down outside of the archive, where a thief of the archive does not
# reach it if STATE is on another machine or disk.
#
#   checkpoint.sh [SETTINGS]
#
# Exit codes: see lib.sh.
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
load_settings "${1:-}"
take_lock

set -- checkpoint --archive "$ARCHIVE"
[ -z "$SIGN_KEY" ] || set -- "$@" --sign "$SIGN_KEY"
told=$(kliping "$@")
code=$?
printf '%s\n' "$told"
[ "$code" -eq 0 ] || exit "$code"
digest=$(printf '%s\n' "$told" | sed -n 's/^ *sha256 *//p')
[ -n "$digest" ] || exit 0
list=$STATE/checkpoints.txt
grep -q -s "$digest" "$list" || printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$digest" >>"$list" || exit 4

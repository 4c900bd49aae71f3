#!/bin/sh
# One night: archive the drop folder, verify, repair from the second copy if needed, take a checkpoint, and
# write one report for a person.
#
#   nightly.sh [SETTINGS]
#
# The report goes to STATE/reports/ and to standard output, for cron to mail; its first line says how it
# went. No checkpoint is taken of an archive that is damaged. Exit codes: see lib.sh.
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
load_settings "${1:-}"
take_lock

here=$(dirname "$0")
report=$STATE/reports/$(date -u +%Y%m%dT%H%M%SZ).txt
details=$(mktemp "$STATE/details.XXXXXX") || exit 4
trap 'rm -f "$details"' EXIT
trap 'exit 130' INT TERM
worst=0
summary=''

# Runs a step, keeps what it says, and takes note of how it ended.
step() {
  name=$1
  shift
  {
    printf '\n== %s\n' "$name"
    "$@" 2>&1
  } >>"$details"
  code=$?
  summary=$summary$(printf '%-12s %s' "$name" "$(meaning "$code")")'
'
  return "$code"
}

meaning() {
  case $1 in
  0) echo 'done' ;;
  1) echo 'done, but some inputs were refused (named below)' ;;
  2) echo 'WRONG SETTINGS: nothing was done' ;;
  3) echo 'DAMAGED' ;;
  4) echo 'THE DISK OR SYSTEM FAILED' ;;
  *) echo "STOPPED with exit code $1" ;;
  esac
}

# Writes the report, and ends.
finish() {
  {
    if [ "$worst" -eq 0 ]; then echo 'kliping: all well'; else echo "kliping: LOOK AT THIS (exit code $worst)"; fi
    printf '%s  %s\n\n%s' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$ARCHIVE" "$summary"
    cat "$details"
  } >"$report" || exit 4
  cat "$report"
  exit "$worst"
}

# Whether there is an archive, or was one: where it is gone, verify has to say so.
has_archive() {
  [ -e "$ARCHIVE/kliping.json" ] || [ -e "$ARCHIVE/store" ] || [ -e "$STATE/checkpoints.txt" ]
}

step ingest sh "$here/ingest-drop.sh"
worst=$(worse "$worst" $?)
if ! has_archive; then
  summary=$summary'There is no archive yet: nothing was archived so far.
'
  finish
fi
step verify sh "$here/verify.sh"
verified=$?
if [ "$verified" -eq 3 ] && [ -n "$COPY" ]; then
  step repair sh "$here/repair.sh"
  verified=$?
  # Damage that was mended is still news.
  if [ "$verified" -eq 0 ]; then
    summary=$summary'The archive WAS damaged and is repaired: look at the disk.
'
    worst=$(worse "$worst" 1)
  fi
fi
worst=$(worse "$worst" "$verified")
if [ "$verified" -eq 0 ]; then
  step checkpoint sh "$here/checkpoint.sh"
  worst=$(worse "$worst" $?)
else
  summary=$summary'No checkpoint was taken.
'
fi
finish

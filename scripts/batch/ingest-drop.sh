#!/bin/sh
# Archives what others put into a drop folder, as one batch, and moves it out of the way.
#
#   ingest-drop.sh [SETTINGS]
#
# What is still being written stays for the next run, and what is hidden for good. A batch that was cut short is
# completed first, under its own id, so that nothing is archived twice. Exit codes: see lib.sh.
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
load_settings "${1:-}"
take_lock

# Moves all that has settled into a folder of its own; prints its name, or nothing.
take_settled() {
  batch=drop-$(date -u +%Y%m%dT%H%M%SZ)
  # A name in a drop folder may be anything, so find moves, and no list of names is read. Only what lies
  # there directly is taken: a folder goes whole, once nothing in it has changed lately.
  mkdir "$WORK/$batch" || return 1
  for entry in "$DROP"/*; do
    [ -e "$entry" ] || continue
    # An article and the metadata beside it go together: story.html.gz and story.html.json or story.json.
    name=${entry##*/}
    case $name in
    *.json) stem=${name%.json} ;;
    *)
      stem=${name%.gz}
      stem=${stem%.*}
      ;;
    esac
    set -- "$DROP/$stem" "$DROP/$stem".*
    [ -z "$(find "$@" -mmin "-$QUIET" 2>/dev/null | head -n 1)" ] || continue
    for each; do
      [ ! -e "$each" ] || mv -- "$each" "$WORK/$batch/" || return 1
    done
  done
  rmdir "$WORK/$batch" 2>/dev/null || echo "$batch"
}

# Names what lies hidden in the drop folder, which kliping passes over: it may be nobody's article.
tell_hidden() {
  for entry in "$DROP"/.[!.]* "$DROP"/..?*; do
    [ ! -e "$entry" ] || printf 'Hidden, so left in the drop folder: %s\n' "${entry##*/}"
  done
}

# Archives one folder of WORK; kliping passes over what is archived already.
archive_folder() {
  # shellcheck disable=SC2086 # options, split on purpose
  kliping ingest "$WORK/$1" --archive "$ARCHIVE" --batch-id "$1" $INGEST_OPTIONS
  code=$?
  # The batch is there when its own process was stopped after it: the same files again add nothing to it.
  if [ "$code" -le 1 ]; then
    mv -- "$WORK/$1" "$DONE/$1" || return 4
  else
    echo "Kept for the next run: $WORK/$1" >&2
  fi
  return "$code"
}

worst=0
for folder in "$WORK"/drop-*; do
  [ -d "$folder" ] || continue
  echo "Left from an earlier run: ${folder##*/}"
  archive_folder "${folder##*/}"
  worst=$(worse "$worst" $?)
done
settled=$(take_settled) || exit 4
if [ -n "$settled" ]; then
  archive_folder "$settled"
  worst=$(worse "$worst" $?)
else
  echo 'Nothing new in the drop folder.'
fi
tell_hidden
exit "$worst"

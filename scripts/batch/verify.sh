#!/bin/sh
# Verifies the archive: on one day of the week every byte, on the others what came in the last 8 days.
#
#   verify.sh [SETTINGS] [full]
#
# Exit codes: see lib.sh.
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
load_settings "${1:-}"
take_lock

if [ "${2:-}" = full ] || [ "$(date -u +%u)" = "$FULL_DAY" ]; then
  echo 'Every byte:'
  kliping verify --archive "$ARCHIVE"
else
  # 8 days overlap with the last time that every byte was verified.
  since=$(date -u -d '8 days ago' +%Y-%m-%d) || exit 4
  echo "What came since $since:"
  kliping verify --archive "$ARCHIVE" --since "$since"
fi

#!/bin/sh
# Restores from the second copy what is damaged in the archive, and verifies every byte afterwards.
#
#   repair.sh [SETTINGS]
#
# Exit codes: see lib.sh; 3 when something is damaged in both copies.
set -u
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
load_settings "${1:-}"
take_lock

[ -n "$COPY" ] || fail "COPY is not set in '$KLIPING_CONF': there is nothing to repair from."
kliping repair --archive "$ARCHIVE" --from "$COPY"
worst=$?
[ "$worst" -eq 2 ] && exit 2
kliping verify --archive "$ARCHIVE"
exit "$(worse "$worst" $?)"

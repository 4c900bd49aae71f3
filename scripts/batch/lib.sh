# What the batch scripts share: settings, the lock, the report. Sourced, not run. POSIX sh, with flock of
# util-linux.
#
# Exit codes are those of kliping: 0 all done, 1 some inputs were refused, 2 wrong usage or settings,
# 3 the archive is damaged, 4 the disk or the system failed; and 75 another run is under way.

fail() {
  echo "${0##*/}: $*" >&2
  exit 2
}

# Reads the settings: the file named by the first argument, else by KLIPING_CONF.
load_settings() {
  settings=${1:-${KLIPING_CONF:-}}
  [ -n "$settings" ] || fail 'name a file of settings (see kliping.conf.example) as the argument or in KLIPING_CONF.'
  [ -r "$settings" ] || fail "there are no settings in '$settings'."
  case $settings in */*) ;; *) settings=./$settings ;; esac
  ARCHIVE='' DROP='' WORK='' DONE='' STATE='' COPY='' SIGN_KEY=''
  QUIET=2 FULL_DAY=7 KLIPING=kliping INGEST_OPTIONS=''
  # shellcheck source=kliping.conf.example
  . "$settings"
  KLIPING_CONF=$settings
  export KLIPING_CONF
  for name in ARCHIVE DROP WORK DONE STATE; do
    eval "value=\$$name"
    # shellcheck disable=SC2154 # eval sets it
    [ -n "$value" ] || fail "$name is not set in '$settings'."
  done
  mkdir -p "$DROP" "$WORK" "$DONE" "$STATE/reports" || exit 4
}

# Lets one run at a time go on. The lock goes with the process, however it ends.
take_lock() {
  # Whoever runs several scripts in a row holds it for all of them.
  [ -z "${KLIPING_LOCKED:-}" ] || return 0
  exec 9>"$STATE/lock" || exit 4
  if ! flock -n 9; then
    echo "${0##*/}: another run holds '$STATE/lock'; nothing was done." >&2
    exit 75
  fi
  KLIPING_LOCKED=yes
  export KLIPING_LOCKED
}

# Runs kliping; KLIPING may be several words, such as: node dist/cli/main.js
kliping() {
  # shellcheck disable=SC2086 # split on purpose
  $KLIPING "$@" 9>&-
}

# Prints the larger of two exit codes, by how bad they are, which is their order.
worse() {
  if [ "$1" -gt "$2" ]; then echo "$1"; else echo "$2"; fi
}

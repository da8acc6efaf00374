#!/usr/bin/env bash
# The HTML report as a browser shows it, in English and Spanish: its list, filter, addresses and explanations; on narrow screens
# and on paper; nothing that axe-core finds; forty documents in half a second.
set -euo pipefail
cd "$(dirname "$0")/.."

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ] || ! command -v npm > /dev/null; then
    if [ "$(id -u)" != 0 ]; then
        echo "no Chromium or no npm here: the look of the report is not tested"
        exit 0
    fi
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium nodejs npm > /dev/null
    browser=$(command -v chromium)
fi

cargo build --locked

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp .ci/report.mjs "$work"
(cd "$work" && npm init -y > /dev/null && npm install --silent --no-audit --no-fund playwright-core@1 axe-core@4)
node "$work/report.mjs" "$PWD/target/debug/cotejo" "$browser" docs/sample/article.txt "$work"
echo "the report shows what it should"

#!/usr/bin/env bash
# `cotejo review` as a person uses it: every operation by keyboard in a browser, saved, undone, redone, written; nothing that
# axe-core finds; and killed at random moments.
set -euo pipefail
cd "$(dirname "$0")/.."

. .ci/browser.sh
need_browser "the page of review"

cargo build --locked
cargo test --locked --test review -- --ignored

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp .ci/review.mjs "$work"
(cd "$work" && npm init -y > /dev/null && npm install --silent --no-audit --no-fund playwright-core@1 axe-core@4)
node "$work/review.mjs" "$PWD/target/debug/cotejo" "$browser" docs/sample/article.txt "$work"

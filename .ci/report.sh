#!/usr/bin/env bash
# The HTML report as a browser shows it: no error, findings where they belong, a filter that filters.
set -euo pipefail
cd "$(dirname "$0")/.."

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ]; then
    if [ "$(id -u)" != 0 ]; then
        echo "no Chromium here: the look of the report is not tested"
        exit 0
    fi
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium > /dev/null
    browser=$(command -v chromium)
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --locked
cotejo=target/debug/cotejo

"$cotejo" check docs/sample/article.txt -f html -o "$work/sample.html" --fail-on never --quiet
printf '%s\n' '{"id": "</script><b>", "pairs": [{"en": "Shame </script><script>document.title = 0</script> & \u0001 \u202e fell by 12%.", "es": "La vergüenza </style><img src=\"x\" onerror=\"document.title = 0\"> bajó un 21 %. 😀"}]}' > "$work/odd.jsonl"
"$cotejo" check "$work/odd.jsonl" -f html -o "$work/odd.html" --fail-on never --quiet

# page HASH: the document after its script has run; what the script complains of is an error
page() {
    timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --enable-logging=stderr \
        --virtual-time-budget=2000 --dump-dom "file://$work/$1" 2> "$work/log" > "$work/dom" || { cat "$work/log"; exit 1; }
    if grep -E 'CONSOLE' "$work/log"; then
        echo "$1: the console says the above"
        exit 1
    fi
}
# shows TEXT: what the page says of itself
shows() {
    grep -qF -- "$1" "$work/dom" || { echo "the page does not have: $1"; grep -o '<output.*</output>' "$work/dom"; exit 1; }
}
# visible CLASS COUNT
visible() {
    local count
    count=$(grep -E "<li class=\"$1[ \"]" "$work/dom" | grep -vc 'hidden=""' || true)
    [ "$count" = "$2" ] || { echo "$count visible of class $1, not $2"; exit 1; }
}

page sample.html
shows '3 findings in 10 beads'
shows '>English</span>'
visible bead 10
visible finding 3

page 'sample.html#rule=omission'
shows '1 finding in 1 of 10 beads'
visible bead 1
visible finding 1

page 'sample.html#severity=error'
shows '2 findings in 2 of 10 beads'

page 'sample.html#q=autocritica'
shows '0 findings in 4 of 10 beads'

page 'sample.html#only=1'
visible bead 3

page 'sample.html#q=nowhere'
shows '0 findings in 0 of 10 beads'

page odd.html
shows '<title>&lt;/script&gt;&lt;b&gt; · cotejo</title>'
shows '6 findings in 1 bead'
if grep -qE '<img|<b>' "$work/dom"; then
    echo "a text became markup"
    exit 1
fi

echo "the report shows what it should"

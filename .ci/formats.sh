#!/usr/bin/env bash
# The sample's abstracts, converted by pandoc to each format, give the segments of the text.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v pandoc > /dev/null; then
    as_root=$([ "$(id -u)" = 0 ] || echo sudo)
    $as_root apt-get update -qq
    $as_root apt-get install -y -qq --no-install-recommends pandoc > /dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --locked
# the Spanish abstract goes on behind a page break
sed -n '21,37p' docs/sample/article.txt | sed '/^27$/d; /^Compassion groups/d' | tr '\n' '\f' |
    sed 's/autocrí-\f*tica/autocrítica/' | tr '\f' '\n' > "$work/article.txt"
segments() { target/debug/cotejo align "$1" -f tmx --quiet | grep '<seg>'; }
segments "$work/article.txt" > "$work/expected"
[ "$(wc -l < "$work/expected")" -gt 15 ]
for format in html docx odt rtf md latex; do
    pandoc -f markdown-smart -s -t "${format/#md/markdown-smart}" "$work/article.txt" -o "$work/article.$format" --metadata title=
    segments "$work/article.$format" | diff "$work/expected" -
    echo "$format: the same segments"
done

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -n "$browser" ] && ! command -v pdftotext > /dev/null; then
    as_root=$([ "$(id -u)" = 0 ] || echo sudo)
    $as_root apt-get install -y -qq --no-install-recommends poppler-utils > /dev/null
fi
# pdf COLUMNS HTML: an article as a page of a journal, without marks of notes, which are digits like any others in a PDF
pdf() {
    local style="body { max-width: none; column-count: $1; column-gap: 30px; font-size: 9pt; text-align: justify; hyphens: auto }"
    sed "s|</head>|<style>$style</style></head>|" "$2" | tr '\n' '\f' |
        sed 's|<a[^>]*class="footnote-ref"[^>]*><sup>[^<]*</sup></a>||g' | tr '\f' '\n' > "$work/page.html"
    timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --no-pdf-header-footer \
        --print-to-pdf="$work/page.pdf" "file://$work/page.html" > /dev/null 2>&1
}
# articles with citations, attributes, fenced divs, headings, initials, lists, notes and authors, in all formats
for article in .ci/articles/*.md; do
    segments "$article" > "$work/own"
    [ "$(wc -l < "$work/own")" -ge 8 ]
    for format in html docx odt rtf latex; do
        pandoc -f markdown-smart -s -t "$format" --metadata title=x <(sed "s| \[-\\?@[^]]*\]||g" "$article") -o "$work/own.$format" 2> /dev/null
        segments "$work/own.$format" | diff "$work/own" -
    done
    if [ -n "$browser" ]; then
        pdf 1 "$work/own.html"
        segments "$work/page.pdf" | diff "$work/own" -
    fi
    echo "$article: the same segments in all formats"
done

if [ -z "$browser" ]; then
    echo "no Chromium here: what pdftotext writes is not tested"
    exit 0
fi
pdf 1 "$work/article.html"
for layout in "" -layout; do
    pdftotext $layout "$work/page.pdf" "$work/page.txt"
    segments "$work/page.txt" | diff "$work/expected" -
done
segments "$work/page.pdf" | diff "$work/expected" -
pdf 2 "$work/article.html"
pdftotext -layout "$work/page.pdf" "$work/page.txt"
segments "$work/page.txt" | diff "$work/expected" -
echo "pdftotext, one column and two: the same segments"

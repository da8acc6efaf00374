#!/usr/bin/env bash
# Word documents with comments, as LibreOffice opens them: the text is that of the article, and each comment is at its
# words. Articles that LibreOffice wrote itself, one with comments of people, and beads of two texts.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."

. .ci/libreoffice.sh
need_libreoffice writer

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --locked
cotejo=$PWD/target/debug/cotejo
script=$PWD/.ci/comments.py
cd "$work"
# office FORMAT FILE: a file as LibreOffice writes it in another format, in the folder office
office() {
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$1" --outdir office "$2" \
        > /dev/null 2>&1
}

python3 "$script" write
office docx plain.docx
mv office/plain.docx written.docx
for article in *.docx; do
    name=${article%.docx}
    status=0
    SOURCE_DATE_EPOCH=1769860800 "$cotejo" check "$article" -q -f "docx=$name.reviewed.docx" -f "json=$name.json" || status=$?
    [ $status -le 1 ]
    for file in "$article" "$name.reviewed.docx"; do
        office fodt "$file"
        office 'txt:Text (encoded):UTF8' "$file"
    done
    cmp "office/$name.txt" "office/$name.reviewed.txt"
    python3 "$script" compare "$name"
done

"$cotejo" check inline.en.txt inline.es.txt -q -f docx=beads.reviewed.docx -f json=beads.json || [ $? = 1 ]
office fodt beads.reviewed.docx
python3 "$script" compare beads
echo "LibreOffice: comments are at their words, and the text is as it was"

#!/usr/bin/env bash
# A worksheet that LibreOffice wrote, before and after a person has moved, merged and emptied cells in it, is read back.
set -euo pipefail
cd "$(dirname "$0")/.."

. .ci/libreoffice.sh
need_libreoffice calc

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --locked
cotejo=$PWD/target/debug/cotejo
cd "$work"
cat > a.en.txt <<'END'
The orchard was flooded twice.
Nobody picked the pears.
The farmer sold two horses.
His daughter kept the third one.
It rained until March.
END
cat > a.es.txt <<'END'
El huerto se inundó dos veces.
Nadie recogió las peras.
El granjero vendió dos caballos.
Su hija se quedó con el tercero.
Llovió hasta marzo.
END
align() { "$cotejo" align a.en.txt a.es.txt --sentences "$@"; }
# office FORMAT FILE [FILTER]: a file as LibreOffice writes it in another format, in the folder office
office() {
    soffice "-env:UserInstallation=file://$work/profile" --headless ${3:+"--infilter=$3"} --convert-to "$1" \
        --outdir office "$2" > /dev/null 2>&1
}

align -f tsv > automatic
align -f xlsx -o sheet.xlsx
office xlsx sheet.xlsx
align -f tsv --pins office/sheet.xlsx 2> said | diff automatic -
grep -q '5 beads taken as they are, 0 of them corrected' said
echo "LibreOffice: an unchanged worksheet is read as it was written"

office 'csv:Text - txt - csv (StarCalc):44,34,76' sheet.xlsx
python3 - office/sheet.csv edited.csv <<'END'
import csv
import sys

rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))
en, es = (rows[0].index(name) for name in ("en", "es"))
rows[0] += ["status", "note"]
for row in rows[1:]:
    row += ["", ""]
# two sentences in one cell, on two lines; their row of before is left with an empty cell
rows[3][es] = f"{rows[2][es]}\n{rows[3][es]}"
rows[2][es] = ""
rows[2][-1] = "left out on purpose"
rows[1][-2] = "Confirmed"
# a text that was mended in the sheet is none of the article
rows[5][en] = "It rained until April."
csv.writer(open(sys.argv[2], "w", encoding="utf-8", newline="")).writerows(rows)
END
for format in xlsx csv; do
    rm -rf office
    [ $format = csv ] && mkdir office && cp edited.csv office/ || office xlsx edited.csv 'CSV:44,34,76,1'
    align -f tsv --pins "office/edited.$format" 2> said | cut -f 1,2 > rows
    printf '%s\n' '1	1' '2	-' '3	2,3' '4	4' '5	5' | diff - rows
    grep -q '4 beads taken as they are, 2 of them corrected' said
    grep -q 'row 6: its texts are no segments of this input, and it was left out' said
    align -f json -o "$format.cotejo.json" --pins "office/edited.$format" 2> /dev/null
    grep -q '"note": "left out on purpose"' "$format.cotejo.json"
    [ "$(grep -c '"status": "confirmed"' "$format.cotejo.json")" = 1 ]
    echo "LibreOffice: an edited worksheet is read back as meant ($format)"
done

#!/usr/bin/env bash
# `cotejo memory` under strain: killed, read and written at once, on a full disk; and what it exports as others read it.
set -euo pipefail
cd "$(dirname "$0")/.."

. .ci/omegat.sh
need_omegat
work=$(mktemp -d)
trap 'umount -q "$work/small" 2> /dev/null || true; rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install translate-toolkit lxml
cargo build --locked
cotejo=$PWD/target/debug/cotejo

# a small disk, where one may be made; elsewhere the size of files is limited
mkdir "$work/small"
if mount -t tmpfs -o size=3m none "$work/small" 2> /dev/null; then disk=full; else disk=limited; fi
"$work/venv/bin/python" .ci/memory.py "$cotejo" "$work" "$disk"

project=$work/omegat
omegat_project "$project"
cp "$work/exported.tmx" "$project/tm/auto/"
cp "$work/sources.txt" "$project/source/article.txt"
omegat_translates "$project" article.txt "$work/expected.txt"

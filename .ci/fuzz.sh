#!/usr/bin/env bash
# Every reader on damaged files: .ci/fuzz.sh [SECONDS], so long for each reader; without SECONDS, 2,048 damages each.
# Damages are those of PROPTEST_RNG_SEED (and the seeds after it), or, where it is not set, new ones each time.
# What makes one fail is kept in tests/damage/proptest-regressions and stays a test.
set -euo pipefail
cd "$(dirname "$0")/.."
export PROPTEST_CASES=${PROPTEST_CASES:-2048}
COTEJO_FUZZ_SECONDS=${1:-0} cargo test --locked --all-features --lib session::tests

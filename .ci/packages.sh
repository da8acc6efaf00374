#!/usr/bin/env bash
# The Debian package is built, installed into a root of its own, run there, and removed; and what a release would hold is
# planned by cargo-dist. It is the release build that is packed: the slower one of `--profile dist` is for releases.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! cargo deb --version > /dev/null 2>&1; then
    cargo install --quiet --locked cargo-deb
fi
cargo build --release --locked
cargo deb --locked --no-build --profile release -o "$work/cotejo.deb"
root=$work/root
mkdir -p "$root/var/lib/dpkg/updates" "$root/var/lib/dpkg/info"
touch "$root/var/lib/dpkg/status"
on_root() {
    dpkg --root="$root" --force-not-root --force-script-chrootless --force-depends --log="$work/log" "$@" > "$work/said" 2>&1 ||
        { cat "$work/said" >&2; exit 1; }
}
on_root --install "$work/cotejo.deb"
dpkg --root="$root" --status cotejo | grep -q '^Status: install ok installed'
"$root/usr/bin/cotejo" check docs/sample/article.txt -q --fail-on never > /dev/null
"$root/usr/bin/cotejo" --version | grep -q "^cotejo $(dpkg-deb -f "$work/cotejo.deb" Version | cut -d- -f1)"
dpkg-deb -f "$work/cotejo.deb" Depends | grep -q libc6
for file in README.md docs/formats.md licence copyright; do
    [ -e "$root/usr/share/doc/cotejo/$file" ] || { echo "the package has no $file" >&2 && exit 1; }
done
on_root --remove cotejo
[ ! -e "$root/usr/bin/cotejo" ]
echo "Debian package: installed, run and removed"

# it is planned in a copy that names a place of releases, which cargo-dist wants
python3 -m venv "$work/venv"
dist=$(sed -n 's/^cargo-dist-version = "\(.*\)"/\1/p' dist-workspace.toml)
if ! "$work/venv/bin/pip" install -q "astral-dev-toolchain-cargo-dist==$dist" 2> "$work/said"; then
    echo "cargo-dist $dist cannot be had here: what a release would hold is not planned"
    exit 0
fi
mkdir "$work/copy"
git ls-files -z | xargs -0 cp --parents -t "$work/copy"
cd "$work/copy"
sed -i 's|^license = .*|&\nrepository = "https://github.com/example/cotejo"|' Cargo.toml
git init -q
"$work/venv/bin/dist" generate > "$work/said" 2>&1 || { cat "$work/said" >&2; exit 1; }
"$work/venv/bin/dist" plan > "$work/plan" 2>&1 || { cat "$work/plan" >&2; exit 1; }
for target in $(sed -n 's/^ *"\([a-z0-9_]*-[a-z0-9-]*\)",$/\1/p' dist-workspace.toml); do
    grep -q "cotejo-$target\." "$work/plan" || { echo "no archive for $target is planned" >&2 && exit 1; }
done
echo "cargo-dist: $(grep -c '\[bin\] cotejo' "$work/plan") archives planned"

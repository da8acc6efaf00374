# OmegaT as other checks use it; to be sourced.

# Installs it where it is not there.
need_omegat() {
    if command -v omegat > /dev/null; then
        return
    fi
    if [ "$(id -u)" != 0 ]; then
        echo "no OmegaT here, and no right to install it: apt-get install omegat"
        exit 1
    fi
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends omegat default-jre-headless > /dev/null
}

# Makes the folders and the settings of a project from English into Spanish.
omegat_project() { # FOLDER
    mkdir -p "$1/source" "$1/tm/auto" "$1/glossary" "$1/target" "$1/omegat" "$1/dictionary"
    cat > "$1/omegat.project" <<'XML'
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
    <project version="1.0">
        <source_dir>__DEFAULT__</source_dir>
        <target_dir>__DEFAULT__</target_dir>
        <tm_dir>__DEFAULT__</tm_dir>
        <glossary_dir>__DEFAULT__</glossary_dir>
        <dictionary_dir>__DEFAULT__</dictionary_dir>
        <source_lang>EN</source_lang>
        <target_lang>ES</target_lang>
        <sentence_seg>false</sentence_seg>
    </project>
</omegat>
XML
}

# Translates FOLDER/source/NAME by what is in FOLDER/tm/auto; fails unless that gives EXPECTED without complaints.
omegat_translates() { # FOLDER NAME EXPECTED
    local settings log
    settings=$(mktemp -d) log=$(mktemp)
    timeout 300 omegat "$1" --mode=console-translate --config-dir="$settings" > "$log" 2>&1 || { cat "$log"; exit 1; }
    diff "$1/target/$2" "$3" || { cat "$log"; echo "OmegaT did not translate from our memory"; exit 1; }
    if grep -iE 'exception|severe' "$log"; then
        echo "OmegaT complains of the above"
        exit 1
    fi
    rm -rf "$settings" "$log"
    echo "OmegaT: $(grep -c . "$3") translated from our memory"
}

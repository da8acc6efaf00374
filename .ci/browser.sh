# Chromium and npm for scripts that source this.

# need_browser WHAT: sets `browser`, installing what is not here; ends the script, with WHAT as what is not tested, where that
# cannot be done. Only what is missing is asked for: a Node.js from elsewhere has its own npm, which Debian's would conflict with.
need_browser() {
    local missing=()
    browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
    [ -n "$browser" ] || missing+=(chromium)
    command -v npm > /dev/null || missing+=(nodejs npm)
    if [ ${#missing[@]} != 0 ]; then
        if [ "$(id -u)" != 0 ]; then
            echo "no ${missing[*]} here: $1 is not tested"
            exit 0
        fi
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
        browser=${browser:-$(command -v chromium)}
    fi
}

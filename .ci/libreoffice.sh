# LibreOffice for scripts that source this.

# need_libreoffice writer|calc: installs that part of it unless it is here.
need_libreoffice() {
    local library as_root
    case $1 in
        writer) library=libswlo.so ;;
        calc) library=libsclo.so ;;
    esac
    if ! command -v soffice > /dev/null || ! [ -e "/usr/lib/libreoffice/program/$library" ]; then
        as_root=$([ "$(id -u)" = 0 ] || echo sudo)
        $as_root apt-get update -qq
        $as_root apt-get install -y -qq --no-install-recommends "libreoffice-$1-nogui" > /dev/null
    fi
}

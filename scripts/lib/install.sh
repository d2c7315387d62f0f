# Shell functions that install what a command needs. Sourced by the scripts beside; changes nothing by itself.

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        echo "This needs root rights, and there is no sudo: $*" >&2
        return 1
    fi
}

# install_packages PACKAGE…: those of Debian's packages that are missing.
install_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "Installing: ${missing[*]}" >&2
    as_root apt-get update -q >/dev/null && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
}

install_system_libraries() {
    case "$(uname -s)" in
    Linux)
        if command -v apt-get >/dev/null 2>&1; then
            install_packages libsqlite3-dev libstdc++-12-dev zlib1g-dev git ca-certificates || install_packages libsqlite3-dev git ca-certificates
        else
            echo "Not Debian or Ubuntu: please see to the SQLite headers (sqlite3.h) yourself." >&2
        fi
        ;;
    Darwin) # Untested.
        command -v brew >/dev/null 2>&1 && { brew list sqlite >/dev/null 2>&1 || brew install sqlite; }
        ;;
    esac
}

require_swift() {
    if ! command -v swift >/dev/null 2>&1 || ! swift --version 2>/dev/null | grep -qE 'Swift version (6\.[2-9]|6\.[1-9][0-9]|[7-9]|[1-9][0-9])'; then
        cat >&2 <<'HOW'
Strongroom needs Swift 6.2 or later, and there is none on the PATH. To get one:
  Debian 12, Ubuntu 22.04 or 24.04:
    curl -O https://download.swift.org/swiftly/linux/swiftly-$(uname -m).tar.gz
    tar zxf swiftly-$(uname -m).tar.gz && ./swiftly init
    . ~/.local/share/swiftly/env.sh && swiftly install latest
  macOS: install Xcode 26 or later, or swiftly from https://www.swift.org/install/macos
Then run this script again.
HOW
        exit 1
    fi
}

# make_environment: a Python virtual environment in .venv with the pinned clients; prints its python.
make_environment() {
    local python="$PWD/.venv/bin/python" wanted="$PWD/scripts/lib/requirements.txt"
    if ! { [ -x "$python" ] && cmp -s "$wanted" .venv/requirements.txt; }; then
        command -v apt-get >/dev/null 2>&1 && ! python3 -c 'import ensurepip' 2>/dev/null && install_packages python3 python3-venv
        rm -rf .venv
        python3 -m venv .venv >&2 && "$python" -m pip install -q --disable-pip-version-check -r "$wanted" >&2 && cp "$wanted" .venv/requirements.txt
    fi
    echo "$python"
}

# Sourced by ./run and ./check: finds a Python, makes .venv/ and puts what is locked into it.
# Needs bash, Python 3.11 or newer and its module venv; nothing else.

refuse() {
    printf '%s\n' "$*" >&2
    exit 1
}

# A name on the PATH is not enough: version managers put commands there that only say "not installed".
find_python() {
    local candidate
    for candidate in ${TOASOAN_PYTHON:+"$TOASOAN_PYTHON"} python3 python3.11 python3.12 python3.13 python3.14; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    refuse "Toasoan needs Python 3.11 or newer; found $(python3 --version 2>/dev/null || echo no python3)." \
        "On Debian 12 or newer: apt-get install python3 python3-venv. Another one can be named: TOASOAN_PYTHON=/path/to/python3."
}

# $2 is `run` or `dev`. The stamp is written last. A .venv/ without one was interrupted, one with another folder in it
# was moved (its scripts name the old place): both are made anew. Other hashes mean that a lock has changed.
set_up_venv() {
    local here=$1 kind=$2 python wanted stamp lock
    stamp=$here/.venv/toasoan-stamp
    lock=$here/requirements.txt
    [ "$kind" = run ] || lock=$here/requirements-dev.txt

    wanted="$here $(cat "$here/requirements.txt" "$here/pyproject.toml" "$here/CHANGELOG.md" | sha256sum | cut -d' ' -f1)"
    if [ "$kind" = dev ]; then
        wanted="$wanted dev $(sha256sum <"$lock" | cut -d' ' -f1)"
    fi
    # What ./check has installed serves ./run too.
    if [ -f "$stamp" ] && [[ "$(cat "$stamp")" == "$wanted"* ]] && "$here/.venv/bin/python" -c '' 2>/dev/null; then
        return
    fi

    python=$(find_python) || exit 1
    "$python" -c 'import venv, ensurepip' 2>/dev/null || refuse \
        "$("$python" --version) has no module venv. On Debian: apt-get install python3-venv."
    [ -w "$here" ] || refuse "$here is not writable by $(id -un); give it to this user, or copy the folder elsewhere."

    if [[ "$(cat "$stamp" 2>/dev/null)" != "$here "* ]] || ! "$here/.venv/bin/python" -c '' 2>/dev/null; then
        rm -rf "$here/.venv"
        "$python" -m venv "$here/.venv" || refuse "$python could not make $here/.venv; the lines above say why."
    fi
    rm -f "$stamp"
    echo "Installing $(grep -c '^[a-z0-9]' "$lock") locked packages into .venv/ (about a minute, the first time only) …"
    "$here/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes --only-binary :all: -r "$lock" || refuse \
        "The packages of $(basename "$lock") could not be installed; the lines above say why. Run the same command again to go on."
    # --no-build-isolation: the builder (hatchling) is among what is locked.
    "$here/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --no-deps --no-index --no-build-isolation --editable "$here" || refuse \
        "Toasoan itself could not be installed into .venv/; the lines above say why."
    printf '%s\n' "$wanted" >"$stamp"
}

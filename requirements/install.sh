#!/bin/sh
# Brings .venv to a lock file: sh requirements/install.sh base|dev
# PYTHON names the interpreter to start from. What dev.txt adds is never taken away again by `base`.
set -eu

want=$1
start=${PYTHON:-python3}
python=.venv/bin/python
stamp=.venv/installed

say() { printf '%s\n' "$*" >&2; }

make_environment() {
    if ! command -v "$start" >/dev/null 2>&1; then
        say "Recount needs Python 3.11 or newer, and there is no $start here. Install it, or name one: make run PYTHON=/path/to/python3."
        exit 1
    fi
    if ! "$start" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        say "Recount needs Python 3.11 or newer, and $start is $("$start" -V 2>&1). Name a newer one: make run PYTHON=python3.11."
        exit 1
    fi
    if ! "$start" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        version=$("$start" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        say "This Python cannot make virtual environments. On Debian and Ubuntu install the package python$version-venv, then try again."
        exit 1
    fi
    rm -rf .venv
    "$start" -m venv .venv
}

pip_install() {
    "$python" -m pip install --quiet --disable-pip-version-check --no-cache-dir --require-hashes -r "requirements/$1.txt"
}

# Contents, not dates, since a checkout or a copy changes dates.
sum_of() { cksum <"requirements/$1.txt"; }

# A moved interpreter leaves a .venv behind that cannot start.
"$python" -c '' >/dev/null 2>&1 || make_environment

had=$(cat "$stamp" 2>/dev/null || true)
case $had in dev*) want=dev ;; esac
now="$want $(sum_of "$want")"
[ "$had" = "$now" ] && exit 0

say "Installing Recount's packages into .venv (only when they change; about a minute)."
pinned=$(sed -n 's/^uv==\([^ ;]*\).*/\1/p' requirements/bootstrap.txt)
case "$("$python" -m uv --version 2>/dev/null || true) " in
"uv $pinned "*) ;;
*)
    pip_install bootstrap
    ;;
esac
if ! UV_LINK_MODE=copy "$python" -m uv pip sync --quiet --no-cache --require-hashes --python "$python" "requirements/$want.txt"; then
    say "Trying again with pip, which may know another way to the packages."
    pip_install "$want"
fi
printf '%s\n' "$now" >"$stamp"

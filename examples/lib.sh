# What the scripts of the example services share; each examples/NAME/serve.sh sources it. Bash 3.2 or newer.
set -eu
EXAMPLES=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
NAME=$(basename "$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)")
CACHE=${AUDITOR_EXAMPLES_HOME:-$HOME/.cache/auditor-examples}/$NAME # all that is installed and written lands here
CHILD=

say() { printf '[%s] %s\n' "$NAME" "$*" >&2; }

fail() { # SENTENCE [LOG]: say why, show the end of the log, give up
  say "$1"
  [ -z "${2:-}" ] || tail -n 20 "$2" >&2
  exit 3
}

plan_port() { # PLAN: the port of the plan's own address, where no other is asked for
  sed -n 's,^url: *http://127\.0\.0\.1:\([0-9]*\).*,\1,p' "$1"
}

taken() { # PORT: whether something listens there
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

answers() { # URL: whether it answers with a page; the empty cookie jar is for services that ask a cookie back
  curl --fail --silent --location --cookie '' --max-time 10 --output /dev/null "$1"
}

need() { # PROGRAM DEBIAN-PACKAGE: installs the package where the program is missing and this is root on Debian
  command -v "$1" >/dev/null && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing $2"
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$2"; } >"$CACHE/apt.log" 2>&1 || true
  fi
  command -v "$1" >/dev/null || fail "$1 is missing. Install it (on Debian: apt-get install $2) and try again."
}

npm_packages() { # NAME@VERSION...: installed into the cache once; the lists are compared, so a new version is fetched
  [ "$(cat installed.txt 2>/dev/null)" = "$*" ] && return 0
  need npm npm
  say "installing $* from npm"
  [ -f package.json ] || echo '{"private": true}' >package.json
  npm install --no-audit --no-fund --loglevel=error "$@" >install.log 2>&1 || fail "npm could not install $*." install.log
  echo "$*" >installed.txt
}

pip_packages() { # NAME==VERSION...: the same from PyPI, into a virtual environment of its own
  [ "$(cat installed.txt 2>/dev/null)" = "$*" ] && return 0
  say "installing $* from PyPI"
  { "${PYTHON:-python3}" -m venv venv && venv/bin/pip install --quiet "$@"; } >install.log 2>&1 ||
    fail "pip could not install $*." install.log
  echo "$*" >installed.txt
}

serve_files() { # FOLDER SETTINGS: a static server on loopback, with compression; SETTINGS is its serve.json
  printf '%s\n' "$2" >serve.json
  export NO_UPDATE_CHECK=1
  exec node node_modules/serve/build/main.js --listen "tcp://127.0.0.1:$PORT" --no-clipboard --no-port-switching \
    --no-request-logging --config "$PWD/serve.json" "$1"
}

start() { # COMMAND...: starts it as the leader of a process group of its own; its id is in CHILD
  set -m
  "$@" &
  CHILD=$!
  set +m
}

end() { # ID: ends that process group, and nothing else
  [ -n "$1" ] && kill -TERM -- "-$1" 2>/dev/null || return 0
  wait "$1" 2>/dev/null || true
}

ask_to_stop() { # ID: the process alone; it ends its own children, and keeps what it has
  [ -n "$1" ] && kill -TERM "$1" 2>/dev/null || return 0
  wait "$1" 2>/dev/null || true
}

prepare() { # a serve.sh begins with this: PORT is where it serves, and it works in its cache folder
  PORT=${AUDITOR_EXAMPLES_PORT:-$(plan_port "$EXAMPLES/$NAME/audit.yaml")}
  mkdir -p "$CACHE"
  cd "$CACHE"
  taken "$PORT" && fail "Port $PORT is taken. Choose another with AUDITOR_EXAMPLES_PORT."
  trap 'exit 143' TERM
}

#!/usr/bin/env bash
# walk.sh NAME [OPTIONS OF auditor run]: starts an example service, walks its plan, ends what it started.
#   PLAN=out-of-stock.yaml         another plan of that folder than audit.yaml
#   AUDITOR_EXAMPLES_PORT=9000     another port than the plan's
#   AUDITOR_EXAMPLES_HOME=FOLDER   where services are installed (default: ~/.cache/auditor-examples)
#   AUDITOR=PROGRAM                which auditor (default: that of the checkout's .venv, else the one on the PATH)
here=$(cd "$(dirname "$0")" && pwd)
if [ ! -x "$here/${1:-}/serve.sh" ] || [ -z "${1:-}" ]; then
  echo "Usage: examples/walk.sh hof|oscar|actual|pydocs [options of auditor run]" >&2
  exit 2
fi
. "$here/lib.sh"
NAME=$1
CACHE=$(dirname "$CACHE")/$NAME
shift
plan=$EXAMPLES/$NAME/${PLAN:-audit.yaml}
auditor=${AUDITOR:-$EXAMPLES/../.venv/bin/auditor}
[ -n "${AUDITOR:-}" ] || [ -x "$auditor" ] || auditor=auditor
command -v "$auditor" >/dev/null || fail "auditor is not installed. Run make demo first, or name it with AUDITOR=PROGRAM."

own=$(plan_port "$plan")
PORT=${AUDITOR_EXAMPLES_PORT:-$own}
page=$(sed -n 's,^ *- open: *,,p' "$plan" | head -n 1)
address=http://127.0.0.1:$PORT$page
out=$CACHE/runs/$(basename "$plan" .yaml)-$(date +%Y%m%d-%H%M%S)
service=
walk=
trap 'trap - EXIT; ask_to_stop "$walk"; end "$service"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
mkdir -p "$CACHE/runs"

if [ "$PORT" != "$own" ]; then
  sed "s,127\.0\.0\.1:$own,127.0.0.1:$PORT,g" "$plan" >"$CACHE/$PORT-$(basename "$plan")"
  plan=$CACHE/$PORT-$(basename "$plan")
fi

if taken "$PORT"; then
  say "Port $PORT is taken: what answers at $address is walked, and left running."
  answers "$address" || fail "It does not answer with a page. Choose another port with AUDITOR_EXAMPLES_PORT."
else
  start "$EXAMPLES/$NAME/serve.sh"
  service=$CHILD
  patience=900 # seconds; the first start installs
  until taken "$PORT" && answers "$address"; do
    kill -0 "$service" 2>/dev/null || fail "The service did not start; $CACHE holds the logs."
    patience=$((patience - 1))
    [ "$patience" -gt 0 ] || fail "The service does not answer; $CACHE holds the logs."
    sleep 1
  done
  say "$address answers."
fi

start "$auditor" run "$plan" --out "$out" "$@"
walk=$CHILD
code=0
wait "$walk" || code=$?
walk=
exit "$code"

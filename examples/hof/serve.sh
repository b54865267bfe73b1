#!/usr/bin/env bash
# Serves the sandbox of Home Office Forms (npm hof) until it is stopped, with a Redis of its own on a socket file.
. "$(dirname "$0")/../lib.sh"
prepare
need redis-server redis-server
npm_packages hof@23.0.3 typeahead-aria@1.0.4 jquery@4.0.0 sass@1.108.2
sandbox=$CACHE/node_modules/hof/sandbox
if [ ! -f built.txt ]; then
  say "building its styles and scripts"
  (cd "$sandbox" && HOF_SANDBOX=true node ../bin/hof-build) >build.log 2>&1 || fail "The build failed." build.log
  touch built.txt
fi
# A socket's path may hold about 100 characters, so it lies in a short folder.
run=$(mktemp -d)
redis=
web=
trap 'kill $web $redis 2>/dev/null; wait; rm -rf "$run"' EXIT
trap 'exit 130' INT
redis-server --port 0 --unixsocket "$run/redis" --save '' --appendonly no --dir "$run" >redis.log 2>&1 &
redis=$!
HOST=127.0.0.1 PORT=$PORT REDIS_SOCKET=$run/redis HOF_SANDBOX=true NODE_ENV=development \
  node "$EXAMPLES/hof/server.js" "$sandbox" >server.log 2>&1 &
web=$!
wait "$web" || fail "The service ended." server.log

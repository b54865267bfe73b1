#!/usr/bin/env bash
# Serves Actual Budget's web client (npm @actual-app/web) until it is stopped. The two headers are those that its own
# server sends: without them the browser gives it no shared memory for its database.
. "$(dirname "$0")/../lib.sh"
prepare
npm_packages @actual-app/web@26.9.0 serve@14.2.7
serve_files "$CACHE/node_modules/@actual-app/web/build" '{
  "cleanUrls": false,
  "rewrites": [{"source": "**", "destination": "/index.html"}],
  "headers": [{"source": "**", "headers": [
    {"key": "Cross-Origin-Opener-Policy", "value": "same-origin"},
    {"key": "Cross-Origin-Embedder-Policy", "value": "require-corp"}
  ]}]
}'

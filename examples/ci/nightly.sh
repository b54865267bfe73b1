#!/usr/bin/env bash
# For cron: walks a plan's journeys every night, keeps thirty reports, and says something only when something is wrong.
#
#   MAILTO=service-team@example.org
#   17 3 * * *  /opt/customer-journeys/nightly.sh /opt/customer-journeys/audit.yaml
#
# What is printed is mailed by cron: nothing as long as the gate passes. The reports lie in runs/ beside the plan, the
# newest behind runs/latest. The baseline (baseline.json beside the plan) is made in the first night and then changes only
# by hand: `auditor baseline runs/latest`. AUDITOR names the program where it is not on cron's short PATH.
set -euo pipefail
plan=$(realpath "${1:?Name the plan: nightly.sh /path/to/audit.yaml}")
auditor=${AUDITOR:-auditor}
keep=${KEEP:-30}
cd "$(dirname "$plan")"
mkdir -p runs
exec 9> runs/.lock
if ! flock --nonblock 9; then
  echo "The audit of the night before is still running; tonight's is left out." >&2
  exit 3
fi
run=runs/$(date +%Y%m%d-%H%M%S)
code=0
"$auditor" run "$plan" --out "$run" --format markdown --quiet > runs/last.log 2>&1 9>&- || code=$?
if [ -d "$run" ]; then
  ln -sfn "$(basename "$run")" runs/latest
fi
if [ ! -e baseline.json ] && [ "$code" -lt 2 ]; then
  "$auditor" baseline "$run" --out baseline.json > /dev/null
fi
find runs -mindepth 1 -maxdepth 1 -type d -name '2*' | sort | head -n "-$keep" | xargs -r rm -rf --
if [ "$code" -ne 0 ]; then
  cat runs/last.log
  if [ -f "$run/report-markdown.md" ]; then
    cat "$run/report-markdown.md"
  fi
  echo "Report: $PWD/$run/report.html (exit code $code)"
fi
exit "$code"

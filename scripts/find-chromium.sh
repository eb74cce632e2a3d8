#!/usr/bin/env bash
# Prints the path of the Chromium that the browser tests drive; $CHROMIUM wins.
set -euo pipefail
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -n "$name" ] && command -v "$name" >/dev/null; then
        command -v "$name"
        exit
    fi
done
echo "no Chromium found: run scripts/setup.sh browser, or set CHROMIUM to its path" >&2
exit 1

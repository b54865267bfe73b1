#!/usr/bin/env bash
# Serves the Python 3.11 documentation (Debian 12: python3.11-doc) until it is stopped. Nothing of the system is changed:
# the package is only unpacked into the cache folder where it is not installed.
. "$(dirname "$0")/../lib.sh"
prepare
npm_packages serve@14.2.7
root=/usr/share/doc/python3.11/html
if [ ! -f "$root/index.html" ]; then
  root=$CACHE/unpacked$root
  if [ ! -f "$root/index.html" ]; then
    command -v apt-get >/dev/null || fail "This example needs Debian 12, whose package python3.11-doc holds the pages."
    say "fetching python3.11-doc"
    apt-get download -qq python3.11-doc >apt.log 2>&1 || fail "apt-get has no python3.11-doc; run apt-get update." apt.log
    dpkg-deb --extract python3.11-doc_*.deb unpacked
  fi
fi
serve_files "$root" '{"cleanUrls": false, "symlinks": true, "directoryListing": false}'

#!/usr/bin/env bash
# Serves a bookshop on django-oscar (PyPI) until it is stopped; the shop is in the folder shop/ beside this script.
. "$(dirname "$0")/../lib.sh"
prepare
pip_packages "django-oscar[sorl-thumbnail]==4.2.1" Whoosh==2.7.4 whitenoise==6.12.0 waitress==3.0.2
export PYTHONPATH=$EXAMPLES/oscar/shop DJANGO_SETTINGS_MODULE=settings SHOP_HOME=$CACHE PYTHONDONTWRITEBYTECODE=1
admin() { venv/bin/python -m django "$@" >>seed.log 2>&1 || fail "django-admin $1 failed." seed.log; }
if [ ! -f seeded.txt ]; then
  say "filling the shop"
  rm -rf db.sqlite3 media static whoosh seed.log
  admin migrate --verbosity 0
  venv/bin/python "$EXAMPLES/oscar/shop/seed.py" >>seed.log 2>&1 || fail "The shop could not be filled." seed.log
  admin update_index --verbosity 0
  admin collectstatic --no-input --verbosity 0
  touch seeded.txt
fi
exec venv/bin/waitress-serve --listen "127.0.0.1:$PORT" --threads 6 wsgi:application >server.log 2>&1

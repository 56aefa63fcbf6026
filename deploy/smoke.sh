#!/usr/bin/env bash
# Two nodes behind nginx as docs/operations.md says, on this machine and without containers, and everything that has to hold
# for several nodes: deploy/smoke.sh [--seconds 30] [--keep]
# It wants what .ci/run installs. Of PostgreSQL (SMOKE_POSTGRES), Redis (REDIS_URL) and a search server (SEARCH_TEST_URL)
# those are used that the environment names; else it starts PostgreSQL and Redis itself, and does without a search server.
# Everything listens on this machine alone, and ends with it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
room=$(mktemp -d /tmp/mokwi-smoke-services.XXXXXX)
# shellcheck disable=SC2012  # the names are Debian's
postgres_bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd "$room" && runuser -u postgres -- "$@"); else "$@"; fi; }

stop() {
  local code=$?
  trap - EXIT INT TERM
  [ ! -f "$room/data/postmaster.pid" ] || as_postgres "$postgres_bin/pg_ctl" -D "$room/data" -m immediate stop >/dev/null || true
  [ ! -f "$room/redis.pid" ] || kill "$(cat "$room/redis.pid")" || true
  rm -rf "$room"
  exit "$code"
}
trap stop EXIT
trap 'exit 130' INT TERM

if [ -z "${SMOKE_POSTGRES:-}" ]; then
  [ "$(id -u)" != 0 ] || chown postgres "$room"
  port=$(free_port)
  as_postgres "$postgres_bin/initdb" -D "$room/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 >/dev/null
  as_postgres "$postgres_bin/pg_ctl" -D "$room/data" -l "$room/postgres.log" -w start \
    -o "-p $port -k $room -c listen_addresses=127.0.0.1" >/dev/null
  export SMOKE_POSTGRES=postgres://postgres@127.0.0.1:$port
fi
if [ -z "${REDIS_URL:-}" ]; then
  port=$(free_port)
  redis-server --bind 127.0.0.1 --port "$port" --dir "$room" --save "" --appendonly no --daemonize yes \
    --pidfile "$room/redis.pid" >/dev/null
  export REDIS_URL=redis://127.0.0.1:$port/0
fi
.venv/bin/python -m tests.smoke "$@"

#!/usr/bin/env bash
# Prints a digest of what it sees.
set -euo pipefail

DB_PASSWORD="‹password:db›"
export API_TOKEN='‹token:api›'
readonly SIGNING_SECRET=‹token:signing›

digest() {
  sha256sum | cut -d ' ' -f 1
}

connect() {
  local password="‹password:reader›" # of the reader
  printf '%s' "$password" | digest
}

printf '%s' "$DB_PASSWORD" | digest
printf '%s' "$SIGNING_SECRET" | digest
bash -c 'printf "%s" "$API_TOKEN"' | digest
connect

DATABASE_URL="postgres://app:‹password:url›@${DB_HOST:-db}/orders"
printf '%s' "$DATABASE_URL" | digest

PGPASSWORD='‹password:pg›' bash -c 'printf "%s" "$PGPASSWORD"' | digest

cat <<EOF | digest
user = app
password = ‹password:file›
EOF

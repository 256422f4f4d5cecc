#!/bin/sh
# Runs one step by its name; nothing but what the steps say themselves ends it where a command fails.

in_function() {
  password='‹password:function›'
  printf '%s' "$password" | sha256sum
}

case "$1" in
  assigned)
    password="‹password:assigned›"
    printf '%s' "$password" | sha256sum
    ;;
  exported)
    export PGPASSWORD='‹password:exported›'
    sh -c 'printf "%s" "$PGPASSWORD"' | sha256sum
    ;;
  constant)
    readonly API_TOKEN="‹token:constant›"
    printf '%s' "$API_TOKEN" | sha256sum
    ;;
  chained)
    [ -n "$HOME" ] && SERVICE_TOKEN="‹token:chained›"
    printf '%s' "$SERVICE_TOKEN" | sha256sum
    ;;
  defaulted)
    : "${DB_PASSWORD:=‹password:defaulted›}"
    printf '%s' "$DB_PASSWORD" | sha256sum
    ;;
  argument)
    printf '%s' "${REDIS_PASSWORD:-‹password:argument›}" | sha256sum
    ;;
  function)
    in_function
    ;;
esac
echo "went on"

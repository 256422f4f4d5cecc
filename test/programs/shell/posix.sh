#!/bin/sh
set -eu

password='‹password:db›'
printf '%s' "$password" | sha256sum
[ -n "$HOME" ] && export SERVICE_TOKEN="‹token:service›"
sh -c 'printf "%s" "$SERVICE_TOKEN"' | sha256sum
printf '%s' "${REDIS_PASSWORD:-‹password:redis›}" | sha256sum

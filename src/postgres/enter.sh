#!/usr/bin/env bash
# Stands before the start of the database's container (compose.yaml): a password that is no secret is refused by its
# name before anything is made with it. The portal asks the same of those it is given (DatabaseSecrets); here it is also
# asked of the superuser's, and soon enough: a cluster keeps the passwords that it was made with.
set -euo pipefail

SHORTEST=16

refuse() {
    printf '%s\n' "$1" "Make one with: openssl rand -base64 32" >&2
    exit 64
}

check() {
    local name=$1 value=${!1:-} plain
    plain=$(printf '%s' "$value" | tr '[:upper:]' '[:lower:]' | tr -cd '[:alnum:]')
    [ -n "$value" ] || refuse "$name is not set."
    [ "${#value}" -ge $SHORTEST ] || refuse "$name is shorter than $SHORTEST characters."
    case $plain in
        *changeme* | *password* | *secret* | *postgres* | *portal* | *jiezhen* | *example* | *placeholder* | *123456* | *qwerty*)
            refuse "$name has a word in it that is tried first."
            ;;
    esac
}

differ() {
    [ "${!1}" != "${!2}" ] || refuse "$1 and $2 are the same: whoever learns one has both."
}

check POSTGRES_PASSWORD
check SPRING_FLYWAY_PASSWORD
check SPRING_DATASOURCE_PASSWORD
differ POSTGRES_PASSWORD SPRING_FLYWAY_PASSWORD
differ POSTGRES_PASSWORD SPRING_DATASOURCE_PASSWORD
differ SPRING_FLYWAY_PASSWORD SPRING_DATASOURCE_PASSWORD

exec docker-entrypoint.sh "$@"

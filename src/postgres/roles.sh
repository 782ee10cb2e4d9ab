#!/usr/bin/env bash
# The two roles of a real house and its database: portal_owner owns the tables and migrates them, portal_app runs the
# portal and owns nothing. compose.yaml has the database's container run this when it makes its data; a hospital runs it
# against its own PostgreSQL, as a superuser, with psql's own variables (PGHOST, PGPORT, PGUSER, PGPASSWORD):
#
#   SPRING_FLYWAY_PASSWORD=… SPRING_DATASOURCE_PASSWORD=… src/postgres/roles.sh
#
# It may be run again: it gives the roles the passwords of the environment, and makes the database where there is none
# (after it was renamed away, to restore a backup). Where POSTGRES_PASSWORD is set, as in the database's container, the
# superuser is given that one. What is in a database is never touched.
set -euo pipefail

: "${SPRING_FLYWAY_PASSWORD:?is the password of portal_owner, who owns the tables}"
: "${SPRING_DATASOURCE_PASSWORD:?is the password of portal_app, who runs the portal}"

# The passwords reach psql by its environment, so that no list of processes shows them, and no log of the server.
psql -X -q -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-${PGUSER:-postgres}}" --dbname postgres <<'SQL'
\getenv owner_password SPRING_FLYWAY_PASSWORD
\getenv app_password SPRING_DATASOURCE_PASSWORD
\getenv super_password POSTGRES_PASSWORD
SET log_statement = 'none';
SET log_min_error_statement = 'panic';
SET log_min_duration_statement = -1;

SELECT 'CREATE ROLE ' || name FROM (VALUES ('portal_owner'), ('portal_app')) AS wanted (name)
WHERE name NOT IN (SELECT rolname FROM pg_roles)
\gexec
ALTER ROLE portal_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
ALTER ROLE portal_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'app_password';
\if :{?super_password}
ALTER ROLE CURRENT_USER PASSWORD :'super_password';
\endif

SELECT 'CREATE DATABASE portal OWNER portal_owner ENCODING ''UTF8'' LOCALE ''C.UTF-8'' TEMPLATE template0'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'portal')
\gexec
REVOKE ALL ON DATABASE portal FROM PUBLIC;
GRANT CONNECT ON DATABASE portal TO portal_app;
SQL

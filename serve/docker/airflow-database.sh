#!/usr/bin/env bash
# PostgreSQL runs this once, when its volume is new: Airflow gets a database and a user of its own.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --set password="$(cat /run/secrets/airflow_database_password)" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE USER airflow PASSWORD :'password';
CREATE DATABASE airflow OWNER airflow;
SQL

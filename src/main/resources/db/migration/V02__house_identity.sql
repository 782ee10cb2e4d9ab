-- Demo or real, said once, in the transaction that makes the table: a database never changes from one to the other.
CREATE TABLE house_identity (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    kind     text NOT NULL CHECK (kind IN ('demo', 'real')),
    since    timestamptz NOT NULL
);
INSERT INTO house_identity (kind, since) VALUES ('${house_kind}', now());
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON house_identity FROM ${app_role};

-- How Chinese names sort, under one name everywhere: by pinyin where PostgreSQL was built with ICU, as nearly all are.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_collation WHERE collprovider = 'i') THEN
        CREATE COLLATION zh (provider = icu, locale = 'zh-u-co-pinyin');
    ELSE
        CREATE COLLATION zh FROM "C";
    END IF;
END $$;

-- What a token permits is told by the modules that have doors for other programs, no longer by this table. A token whose
-- scope no module has opens nothing.
ALTER TABLE service_token DROP CONSTRAINT service_token_scope_check;
ALTER TABLE service_token ADD CONSTRAINT service_token_scope_check CHECK (scope ~ '^[a-z]+(\.[A-Za-z]+)+$');

-- Whose story an entry belongs to, where that is not its own subject's: a specimen's is told in its visit's journey.
-- Entries from before belong to their subject, and are not touched: they are sealed.
ALTER TABLE journal ADD COLUMN about_kind text, ADD COLUMN about_id text,
    ADD CHECK ((about_kind IS NULL) = (about_id IS NULL));
CREATE INDEX journal_story ON journal (coalesce(about_kind, subject_kind), coalesce(about_id, subject_id), id);

-- The journal, to be read by story. As its reader's own rights allow: nobody writes through it.
CREATE VIEW journal_told WITH (security_invoker = true) AS
SELECT id, at, actor, action, subject_kind, subject_id, reason, detail,
       coalesce(about_kind, subject_kind) AS story_kind, coalesce(about_id, subject_id) AS story_id
FROM journal;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON journal_told FROM ${app_role};

-- What whoever acted is called, by the id that the journal knows them by.
CREATE VIEW staff_named WITH (security_invoker = true) AS
SELECT id::text AS actor, display_name AS name FROM account;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON staff_named FROM ${app_role};

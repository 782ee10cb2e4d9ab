-- That somebody's shift by the roster is over, and whether the person is still on duty is asked: until it is answered, or
-- the word lapses. Each end is asked about once.
CREATE TABLE duty_question (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    -- when the shift was over
    shift_end  timestamptz NOT NULL,
    started    timestamptz NOT NULL,
    ended      timestamptz,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    ended_by   bigint REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX duty_question_open ON duty_question (account_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX duty_question_of ON duty_question (account_id, shift_end);
REVOKE DELETE, TRUNCATE ON duty_question FROM ${app_role};

-- Who is on duty, and has neither said anything nor been asked since which instant: whose shift ends later is asked then.
CREATE VIEW duty_last_word WITH (security_invoker = true) AS
SELECT d.account_id,
       greatest(d.since, (SELECT max(a.started) FROM duty_answer a WHERE a.account_id = d.account_id AND a.voided IS NULL),
                (SELECT max(q.shift_end) FROM duty_question q
                 WHERE q.account_id = d.account_id AND q.voided IS NULL)) AS since
FROM duty_now d;

-- Whose shift is over is asked on whatever page.
CREATE VIEW notice_duty_over WITH (security_invoker = true) AS
SELECT q.account_id AS about, q.account_id AS person, NULL::text AS permission, NULL::uuid AS but,
       to_char(q.shift_end AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') AS label,
       NULL::text AS zh, NULL::text AS en, NULL::text AS by_name, 'on-duty' AS path, q.started AS since
FROM duty_question q WHERE q.ended IS NULL AND q.voided IS NULL;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON duty_last_word, notice_duty_over FROM ${app_role};

INSERT INTO house_rule (code, value, unit, least, most) VALUES ('DUTY_ASKED_MINUTES', 15, 'MINUTES', 1, 240);
INSERT INTO house_rule (code, value, unit, least, most) VALUES ('DUTY_SILENT_MINUTES', 30, 'MINUTES', 1, 480);
INSERT INTO house_rule (code, value, unit, least, most) VALUES ('SHIFT_PAUSE_MINUTES', 240, 'MINUTES', 0, 720);

-- What is medical in a plan is an intention until a doctor has seen the guest and has said so (确认): each record says it of each
-- item that it speaks of, as it was signed off. An amended record says it anew.
CREATE TABLE doctor_confirmed (
    record_id  bigint NOT NULL REFERENCES doctor_record,
    item_id    uuid NOT NULL REFERENCES price_item,
    verdict    text NOT NULL CHECK (verdict IN ('CONFIRMED', 'NOT_ADVISABLE')),
    PRIMARY KEY (record_id, item_id)
);
REVOKE UPDATE, DELETE, TRUNCATE ON doctor_confirmed FROM ${app_role};

-- What holds of each item of a visit: what was said last, by records that stand.
CREATE VIEW doctor_confirmed_now WITH (security_invoker = true) AS
SELECT DISTINCT ON (r.visit_id, c.item_id)
       r.visit_id, c.item_id, c.verdict, d.doctor_id, d.id AS record_id, d.started AS since
FROM doctor_request r
JOIN doctor_record d ON d.request_id = r.id AND d.ended IS NULL
JOIN doctor_confirmed c ON c.record_id = d.id
ORDER BY r.visit_id, c.item_id, d.started DESC, d.id DESC;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON doctor_confirmed_now FROM ${app_role};

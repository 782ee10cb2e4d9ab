-- Whoever may has looked at a report and says so: it is asked once a report is released, and asked again when it is amended.
CREATE TABLE lab_review (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  uuid NOT NULL REFERENCES lab_order,
    panel     text NOT NULL REFERENCES lab_panel,
    report_id bigint NOT NULL REFERENCES lab_report,
    state     text NOT NULL CHECK (state IN ('ASKED', 'REVIEWED')),
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX lab_review_open ON lab_review (order_id, panel) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX lab_review_of ON lab_review (order_id);
CREATE INDEX lab_review_of_report ON lab_review (report_id);
-- What still has to be looked at, without that of years.
CREATE INDEX lab_review_asked ON lab_review (order_id) WHERE ended IS NULL AND voided IS NULL AND state = 'ASKED';
REVOKE DELETE, TRUNCATE ON lab_review FROM ${app_role};

-- What must never be: that something counts as reviewed which is no released report that stands, of this panel and form.
CREATE FUNCTION lab_review_is_sound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM lab_review w
               LEFT JOIN lab_report r ON r.id = w.report_id AND r.order_id = w.order_id AND r.panel = w.panel
                   AND r.ended IS NULL AND r.voided IS NULL AND r.status <> 'PRELIMINARY'
               WHERE w.order_id = NEW.order_id AND w.ended IS NULL AND w.voided IS NULL AND r.id IS NULL) THEN
        RAISE EXCEPTION 'a review of form % is of no report that stands', NEW.order_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'lab_review_is_sound';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lab_review_is_sound AFTER INSERT OR UPDATE ON lab_review
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lab_review_is_sound();
CREATE CONSTRAINT TRIGGER lab_review_is_sound AFTER INSERT OR UPDATE ON lab_report
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lab_review_is_sound();

-- What stands on the forms of a visit that were ordered, how far each is: for whoever reviews, and for what may not begin
-- before everything is reviewed.
CREATE VIEW lab_panel_now WITH (security_invoker = true) AS
SELECT o.visit_id, o.id AS order_id, i.panel, r.id AS report_id, r.specimen_id, r.status, r.flag, r.started AS reported,
       w.state AS review, w.started AS review_since, w.begun_by AS review_entry
FROM lab_order o
JOIN lab_order_state s ON s.order_id = o.id AND s.ended IS NULL AND s.voided IS NULL AND s.state IN ('ACTIVE', 'COMPLETED')
JOIN lab_order_panel i ON i.order_id = o.id AND i.ended IS NULL AND i.voided IS NULL
LEFT JOIN lab_report r ON r.order_id = o.id AND r.panel = i.panel AND r.ended IS NULL AND r.voided IS NULL
LEFT JOIN lab_review w ON w.order_id = o.id AND w.panel = i.panel AND w.ended IS NULL AND w.voided IS NULL;

-- Whether what was ordered for a visit is all reviewed.
CREATE VIEW lab_reviewed WITH (security_invoker = true) AS
SELECT visit_id, count(*) AS ordered, count(*) FILTER (WHERE status <> 'PRELIMINARY') AS reported,
       count(*) FILTER (WHERE review = 'REVIEWED') AS reviewed, bool_and(coalesce(review = 'REVIEWED', false)) AS complete
FROM lab_panel_now GROUP BY visit_id;

-- Whom of those who review a guest's forms concern: who has filled or ordered one; who was told a critical value, has taken the
-- call, or alone is asked.
CREATE VIEW lab_concerns WITH (security_invoker = true) AS
SELECT o.visit_id, CASE WHEN j.actor ~ '^[0-9a-f-]{36}$' THEN j.actor::uuid END AS staff_id
FROM lab_order o
JOIN lab_order_state s ON s.order_id = o.id AND s.voided IS NULL AND s.state IN ('DRAFT', 'ACTIVE')
JOIN journal_told j ON j.id = s.begun_by
UNION
SELECT p.visit_id, k.receiver
FROM lab_specimen p
JOIN lab_critical c ON c.specimen_id = p.id
JOIN lab_critical_call k ON k.result_id = c.result_id
UNION
SELECT visit_id, coalesce(owner, person) FROM lab_critical_now;

-- The guests of whom something is examined, or was and is not reviewed.
CREATE VIEW lab_review_visit WITH (security_invoker = true) AS
SELECT o.visit_id FROM visit v JOIN lab_order o ON o.visit_id = v.id WHERE v.status = 'IN_PROGRESS'
UNION
SELECT o.visit_id FROM lab_review w JOIN lab_order o ON o.id = w.order_id
WHERE w.ended IS NULL AND w.voided IS NULL AND w.state = 'ASKED'
UNION
SELECT visit_id FROM lab_critical_now;

-- The specimens of theirs of which the results are out, as those that are under way stand.
CREATE VIEW lab_specimen_out WITH (security_invoker = true) AS
SELECT p.id AS specimen_id, p.accession, p.order_id, p.visit_id, p.tube, p.panels, p.to_id, p.replaces,
       s.state, s.reason, s.checked, s.started AS since, s.begun_by AS entry,
       NULL::text AS holder, NULL::uuid AS staff_id, NULL::uuid AS place_id, NULL::timestamptz AS held_since
FROM lab_review_visit x
JOIN lab_specimen p ON p.visit_id = x.visit_id
JOIN lab_specimen_state s ON s.specimen_id = p.id AND s.ended IS NULL AND s.voided IS NULL AND s.state = 'RESULTED';

CREATE INDEX lab_specimen_state_drawn ON lab_specimen_state (started) WHERE state = 'COLLECTED' AND voided IS NULL;
-- When each tube came how far: ordered, labelled, drawn, picked up, delivered, received, resulted, reviewed.
CREATE VIEW lab_specimen_times WITH (security_invoker = true) AS
SELECT p.id AS specimen_id, p.tube, p.panels,
       min(s.started) FILTER (WHERE s.state = 'ORDERED') AS ordered,
       (SELECT min(started) FROM lab_label l WHERE l.specimen_id = p.id AND l.voided IS NULL) AS labelled,
       min(s.started) FILTER (WHERE s.state = 'COLLECTED') AS drawn,
       max(s.started) FILTER (WHERE s.state = 'PICKED_UP') AS picked_up,
       max(s.started) FILTER (WHERE s.state = 'DELIVERED') AS delivered,
       max(s.started) FILTER (WHERE s.state = 'RECEIVED') AS received,
       max(s.started) FILTER (WHERE s.state = 'RESULTED') AS resulted,
       (SELECT CASE WHEN count(*) = cardinality(p.panels) THEN max(first) END
        FROM (SELECT w.panel, min(w.started) AS first FROM lab_report r
              JOIN lab_review w ON w.report_id = r.id AND w.state = 'REVIEWED' AND w.voided IS NULL
              WHERE r.specimen_id = p.id AND r.voided IS NULL GROUP BY w.panel) AS each_panel) AS reviewed
FROM lab_specimen p
JOIN lab_specimen_state s ON s.specimen_id = p.id AND s.voided IS NULL
GROUP BY p.id;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON lab_panel_now, lab_reviewed, lab_concerns, lab_review_visit,
    lab_specimen_out, lab_specimen_times FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES
    ('DOCTOR', 'lab.review'), ('ANAESTHETIST', 'lab.review'), ('PHYSICIAN_ASSISTANT', 'lab.review'),
    ('PHYSICIAN_ASSISTANT', 'lab.reviewAll'),
    ('DUTY_MANAGER', 'lab.figures'), ('LAB', 'lab.figures');

-- What is looked at each commit is found by its indexes, also where nobody has counted the rows yet.
ALTER FUNCTION lab_results_are_sound() SET enable_seqscan = off;
ALTER FUNCTION lab_review_is_sound() SET enable_seqscan = off;

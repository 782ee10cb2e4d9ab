-- A deal (成交): what the guest has accepted and signed, an order for each department to which it is settled, and who is credited
-- with how much of it (业绩). Ordered, paid, performed and credited are four things: nothing is paid here.

-- By which rule deals are credited, from a day on. A rule is never changed; another takes its place.
CREATE TABLE sales_rule (
    version    int PRIMARY KEY CHECK (version > 0),
    valid_from date NOT NULL UNIQUE,
    written    timestamptz NOT NULL,
    written_by uuid REFERENCES account
);
-- How much of each order a part in it is worth. What nobody has played goes to whoever had it accepted.
CREATE TABLE sales_rule_part (
    version   int NOT NULL REFERENCES sales_rule,
    part      text NOT NULL CHECK (part IN ('SELLER', 'DOCTOR', 'RECEPTION')),
    per_mille int NOT NULL CHECK (per_mille BETWEEN 0 AND 1000),
    PRIMARY KEY (version, part)
);
INSERT INTO sales_rule (version, valid_from, written) VALUES (1, '2020-01-01', '2020-01-01T00:00:00+08');
INSERT INTO sales_rule_part (version, part, per_mille) VALUES (1, 'SELLER', 800), (1, 'DOCTOR', 150), (1, 'RECEPTION', 50);
CREATE FUNCTION sales_rule_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT coalesce(sum(per_mille), 0) FROM sales_rule_part WHERE version = NEW.version) <> 1000 THEN
        RAISE EXCEPTION 'rule % does not give the whole', NEW.version USING ERRCODE = 'check_violation', CONSTRAINT = 'sales_rule_is_whole';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sales_rule_is_whole AFTER INSERT ON sales_rule DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION sales_rule_is_whole();
CREATE CONSTRAINT TRIGGER sales_rule_is_whole AFTER INSERT ON sales_rule_part DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION sales_rule_is_whole();
REVOKE UPDATE, DELETE, TRUNCATE ON sales_rule, sales_rule_part FROM ${app_role};

CREATE TABLE sales_deal (
    id            uuid PRIMARY KEY,
    visit_id      uuid NOT NULL REFERENCES visit,
    acceptance_id bigint NOT NULL REFERENCES quote_acceptance,
    version_id    uuid NOT NULL REFERENCES quote_version,
    document_id   uuid NOT NULL REFERENCES document,
    rule          int NOT NULL REFERENCES sales_rule,
    deal_fen      bigint NOT NULL CHECK (deal_fen BETWEEN 0 AND 999999999),
    closed        timestamptz NOT NULL,
    closed_by     uuid NOT NULL REFERENCES account,
    entry         bigint NOT NULL REFERENCES journal
);
CREATE INDEX sales_deal_of ON sales_deal (visit_id);
CREATE INDEX sales_deal_entry ON sales_deal (entry);
CREATE INDEX sales_deal_closed ON sales_deal (closed);

CREATE TABLE sales_order (
    id         uuid PRIMARY KEY,
    deal_id    uuid NOT NULL REFERENCES sales_deal,
    number     bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    department text NOT NULL REFERENCES department,
    deal_fen   bigint NOT NULL CHECK (deal_fen BETWEEN 0 AND 999999999),
    UNIQUE (deal_id, department)
);
CREATE TABLE sales_order_line (
    order_id uuid NOT NULL REFERENCES sales_order,
    line     int NOT NULL,
    item_id  uuid NOT NULL REFERENCES price_item,
    zh       text NOT NULL,
    en       text NOT NULL,
    quantity int NOT NULL CHECK (quantity > 0),
    units    int NOT NULL CHECK (units > 0),
    deal_fen bigint NOT NULL CHECK (deal_fen BETWEEN 0 AND 999999999),
    PRIMARY KEY (order_id, line)
);
CREATE TABLE sales_share (
    order_id  uuid NOT NULL REFERENCES sales_order,
    staff_id  uuid NOT NULL REFERENCES account,
    part      text NOT NULL CHECK (part IN ('SELLER', 'DOCTOR', 'RECEPTION')),
    per_mille int NOT NULL CHECK (per_mille BETWEEN 1 AND 1000),
    fen       bigint NOT NULL CHECK (fen BETWEEN 0 AND 999999999),
    PRIMARY KEY (order_id, part, staff_id)
);
CREATE INDEX sales_share_of ON sales_share (staff_id);
REVOKE UPDATE, DELETE, TRUNCATE ON sales_deal, sales_order, sales_order_line, sales_share FROM ${app_role};

-- From when to when a deal stands. A visit has one at a time.
CREATE TABLE sales_standing (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    deal_id   uuid NOT NULL REFERENCES sales_deal,
    claim     uuid NOT NULL REFERENCES visit,
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
CREATE UNIQUE INDEX sales_standing_open ON sales_standing (deal_id) WHERE ended IS NULL AND voided IS NULL;
CREATE UNIQUE INDEX sales_standing_claim ON sales_standing (claim) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX sales_standing_of ON sales_standing (deal_id);
REVOKE DELETE, TRUNCATE ON sales_standing FROM ${app_role};

-- What is signed is what is ordered, whichever way it comes: the accepted version, its contract, valid; orders, lines and shares add up.
CREATE FUNCTION sales_deal_is_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM quote_acceptance a WHERE a.id = NEW.acceptance_id AND a.visit_id = NEW.visit_id
                   AND a.version_id = NEW.version_id AND a.deal_fen = NEW.deal_fen AND a.ended IS NULL AND a.voided IS NULL) THEN
        RAISE EXCEPTION 'deal %: nothing of the kind was accepted', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sales_deal_is_accepted';
    END IF;
    IF NOT EXISTS (SELECT FROM document_now d WHERE d.document_id = NEW.document_id AND d.visit_id = NEW.visit_id
                   AND d.bound_kind = 'quote' AND d.bound_id = NEW.version_id::text AND d.state = 'ACTIVE') THEN
        RAISE EXCEPTION 'deal %: the contract is not signed', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sales_deal_is_signed';
    END IF;
    IF NEW.deal_fen <> (SELECT coalesce(sum(deal_fen), 0) FROM sales_order WHERE deal_id = NEW.id)
        OR EXISTS (SELECT FROM sales_order o WHERE o.deal_id = NEW.id
                   AND (o.deal_fen <> (SELECT coalesce(sum(l.deal_fen), 0) FROM sales_order_line l WHERE l.order_id = o.id)
                        OR o.deal_fen <> (SELECT coalesce(sum(s.fen), 0) FROM sales_share s WHERE s.order_id = o.id)
                        OR (SELECT coalesce(sum(s.per_mille), 0) FROM sales_share s WHERE s.order_id = o.id) <> 1000)) THEN
        RAISE EXCEPTION 'deal % does not add up', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'sales_deal_adds_up';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sales_deal_is_signed AFTER INSERT ON sales_deal DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION sales_deal_is_signed();
CREATE FUNCTION sales_order_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM sales_deal d JOIN sales_order o ON o.deal_id = d.id WHERE o.id = NEW.order_id
                   AND d.xmin::text = (pg_current_xact_id()::text::bigint % 4294967296)::text) THEN
        RAISE EXCEPTION 'what was ordered stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'sales_order_stays';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER sales_order_line_stays AFTER INSERT ON sales_order_line FOR EACH ROW EXECUTE FUNCTION sales_order_stays();
CREATE TRIGGER sales_share_stays AFTER INSERT ON sales_share FOR EACH ROW EXECUTE FUNCTION sales_order_stays();

-- The orders that stand: open, or void because what was signed is. Nothing is paid here.
CREATE VIEW sales_order_now WITH (security_invoker = true) AS
SELECT o.id AS order_id, o.number, o.department, o.deal_fen, d.id AS deal_id, d.visit_id, d.closed, d.closed_by,
       a.holds IS NOT NULL AND c.holds IS NOT NULL AS holds
FROM sales_deal d
JOIN LATERAL (SELECT 1 FROM sales_standing WHERE deal_id = d.id AND ended IS NULL AND voided IS NULL LIMIT 1) AS s ON true
JOIN LATERAL (SELECT * FROM sales_order WHERE deal_id = d.id LIMIT 100) AS o ON true
LEFT JOIN LATERAL (SELECT true AS holds FROM quote_acceptance
                   WHERE id = d.acceptance_id AND ended IS NULL AND voided IS NULL LIMIT 1) AS a ON true
LEFT JOIN LATERAL (SELECT true AS holds FROM document_now
                   WHERE document_id = d.document_id AND state = 'ACTIVE' LIMIT 1) AS c ON true;

-- On the row of arrivals: that what was signed holds no longer.
CREATE VIEW sales_mark WITH (security_invoker = true) AS
SELECT n.visit_id, '成交单失效' AS zh, 'order void' AS en, min(n.closed) AS since, 18 AS rank
FROM visit v JOIN sales_order_now n ON n.visit_id = v.id
WHERE v.status = 'IN_PROGRESS' AND NOT n.holds GROUP BY n.visit_id;

-- In the journey: to how many departments.
CREATE VIEW sales_said WITH (security_invoker = true) AS
SELECT d.entry, count(*) || ' 张' AS zh, count(*)::text AS en FROM sales_deal d JOIN sales_order o ON o.deal_id = d.id GROUP BY d.entry;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON sales_order_now, sales_mark, sales_said FROM ${app_role};

-- The consultant walks the guest to the cashier, a guide beside.
INSERT INTO target (code, seconds) VALUES ('TASK_TO_CASHIER', 300);
INSERT INTO task_code (code, zh, en, icon, ordinal, permission, target, about, asked, rings) VALUES
    ('TO_CASHIER', '陪去收费', 'Along to the cashier', 'i-walk', 14, 'tasks.escort', 'TASK_TO_CASHIER', 'VISIT', false, true);

INSERT INTO role_permission (role_code, permission) VALUES
    ('CONSULTANT', 'sales.close'), ('DUTY_MANAGER', 'sales.close'),
    ('CONSULTANT', 'sales.own'),
    ('CASHIER', 'sales.see'), ('DUTY_MANAGER', 'sales.see'),
    ('DUTY_MANAGER', 'sales.rules'), ('ADMIN', 'sales.rules');

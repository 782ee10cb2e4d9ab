-- Whom a deal is credited to may be corrected by hand, for a reason: what the rule gave stays, and the correction stands over it
-- from when to when.
CREATE TABLE sales_correction (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    deal_id   uuid NOT NULL REFERENCES sales_deal,
    reason    text NOT NULL CHECK (btrim(reason) <> '' AND char_length(reason) <= 200),
    -- who, for what, and with how much of each order: one beside the other
    people    uuid[] NOT NULL,
    parts     text[] NOT NULL,
    worth     int[] NOT NULL,
    started   timestamptz NOT NULL,
    ended     timestamptz,
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint NOT NULL REFERENCES journal,
    ended_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK (cardinality(people) BETWEEN 1 AND 20),
    CHECK (cardinality(parts) = cardinality(people) AND cardinality(worth) = cardinality(people)),
    CHECK (parts <@ ARRAY['SELLER', 'DOCTOR', 'RECEPTION']),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX sales_correction_open ON sales_correction (deal_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX sales_correction_of ON sales_correction (deal_id);
CREATE INDEX sales_correction_begun ON sales_correction (begun_by);
REVOKE DELETE, TRUNCATE ON sales_correction FROM ${app_role};

-- A correction gives the whole, to people of the house, each once for what he or she did.
CREATE FUNCTION sales_correction_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM unnest(NEW.worth) AS w WHERE w NOT BETWEEN 1 AND 1000)
        OR (SELECT sum(w) FROM unnest(NEW.worth) AS w) <> 1000
        OR EXISTS (SELECT FROM unnest(NEW.people, NEW.parts) AS x (who, part) GROUP BY who, part HAVING count(*) > 1)
        OR EXISTS (SELECT FROM unnest(NEW.people) AS who WHERE NOT EXISTS (SELECT FROM account WHERE id = who)) THEN
        RAISE EXCEPTION 'a correction of deal % does not give the whole', NEW.deal_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sales_correction_is_whole';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sales_correction_is_whole BEFORE INSERT OR UPDATE OF people, parts, worth ON sales_correction
    FOR EACH ROW EXECUTE FUNCTION sales_correction_is_whole();

-- With how much of an order somebody is credited now. Each share is rounded down, and the rest is the first one's.
CREATE VIEW sales_share_now WITH (security_invoker = true) AS
SELECT s.order_id, s.staff_id, s.part, s.per_mille, s.fen
FROM sales_share s
JOIN sales_order o ON o.id = s.order_id
WHERE NOT EXISTS (SELECT FROM sales_correction WHERE deal_id = o.deal_id AND ended IS NULL AND voided IS NULL)
UNION ALL
SELECT o.id, x.who, x.part, x.worth,
       CASE WHEN x.n = 1 THEN o.deal_fen - (SELECT coalesce(sum(o.deal_fen * w.worth / 1000), 0)
                                            FROM unnest(c.worth) WITH ORDINALITY AS w (worth, n) WHERE w.n > 1)
            ELSE o.deal_fen * x.worth / 1000 END::bigint
FROM sales_correction c
JOIN sales_order o ON o.deal_id = c.deal_id
CROSS JOIN LATERAL unnest(c.people, c.parts, c.worth) WITH ORDINALITY AS x (who, part, worth, n)
WHERE c.ended IS NULL AND c.voided IS NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON sales_share_now FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'sales.correct');

-- What a guest has tried last on a screen of her own: of each group of alternatives one, of one version. It is no acceptance.
CREATE TABLE quote_tried (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    visit_id   uuid NOT NULL,
    version_id uuid NOT NULL,
    lines      int[] NOT NULL CHECK (cardinality(lines) > 0),
    started    timestamptz NOT NULL,
    ended      timestamptz,
    recorded   timestamptz NOT NULL,
    voided     timestamptz,
    begun_by   bigint NOT NULL REFERENCES journal,
    ended_by   bigint REFERENCES journal,
    voided_by  bigint REFERENCES journal,
    FOREIGN KEY (version_id, visit_id) REFERENCES quote_version (id, visit_id),
    CHECK (ended >= started),
    CHECK ((ended IS NULL) = (ended_by IS NULL)),
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX quote_tried_open ON quote_tried (visit_id) WHERE ended IS NULL AND voided IS NULL;
CREATE INDEX quote_tried_of ON quote_tried (visit_id);
REVOKE DELETE, TRUNCATE ON quote_tried FROM ${app_role};

-- How to meet a guest, by the playbook: a word about a person. It is of one kind, ends on a day, and is kept nowhere after it;
-- no history of it is. Whoever needs it just then reads it, and the guest may ask to see it.
CREATE TABLE customer_profile (
    customer_id uuid PRIMARY KEY REFERENCES customer,
    type        text NOT NULL REFERENCES playbook_entry,
    until       date NOT NULL,
    set_by      bigint NOT NULL REFERENCES journal
);
REVOKE TRUNCATE ON customer_profile FROM ${app_role};
CREATE INDEX customer_profile_until ON customer_profile (until);

INSERT INTO house_rule (code, value, unit, least, most) VALUES ('PROFILE_DAYS', 180, 'COUNT', 7, 365);

-- To know how to meet a guest: whoever rings or consults, of the guest in hand.
INSERT INTO role_permission (role_code, permission) VALUES
    ('CONSULTANT', 'callbacks.profile'), ('CALLBACK_AGENT', 'callbacks.profile'), ('DUTY_MANAGER', 'callbacks.profile');

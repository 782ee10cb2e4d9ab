-- Whose days are shown to consultants: everybody with that role.
CREATE VIEW consultant_now WITH (security_invoker = true) AS
SELECT DISTINCT account_id FROM account_role WHERE role_code = 'CONSULTANT';
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON consultant_now FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES ('CONSULTANT', 'consult.own');

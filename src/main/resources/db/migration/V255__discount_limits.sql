-- How far each role goes with discounts is set in the portal, by whoever administers it.
GRANT INSERT, UPDATE ON discount_limit TO ${app_role};
INSERT INTO role_permission (role_code, permission) VALUES ('ADMIN', 'quotes.limits');

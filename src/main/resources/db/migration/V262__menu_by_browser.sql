-- The menu is kept by browser: what was so ends, and what is so now begins.
INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'hospitality.menu'), ('ADMIN', 'hospitality.menu');

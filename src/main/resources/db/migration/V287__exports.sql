-- To take what one is shown away as a file: whoever answers for the day, and whoever answers for the house.
INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'exports.take'), ('ADMIN', 'exports.take');

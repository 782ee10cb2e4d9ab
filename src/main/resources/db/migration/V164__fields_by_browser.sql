-- What the house asks is kept by browser; what was chosen before is looked for by its name.
INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'intake.keep'), ('ADMIN', 'intake.keep');
CREATE INDEX intake_choice_field ON intake_choice (field, zh);

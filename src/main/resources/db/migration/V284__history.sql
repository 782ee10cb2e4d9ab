-- Who changed what on bookings, customers and accounts: read from the journal by whoever answers for the day and for the house.
INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'staff.history'), ('ADMIN', 'staff.history');

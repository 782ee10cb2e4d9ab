-- To have the emergency sheet kept in one's browser: whoever answers for who is in the house, at the desk and for the day.
INSERT INTO role_permission (role_code, permission) VALUES
    ('DESK_GUIDE', 'emergency.keep'), ('DUTY_MANAGER', 'emergency.keep');

-- On the way to the room a guest is asked what to drink. It is kept until somebody serves it, and means no order.
INSERT INTO intake_field (code, zh, en, section, rank, kind, sensitive, needed_before, carried, of_guest, built_in) VALUES
    ('DRINK', '想喝什么', 'A drink', 'TODAY', 15, 'CHOICE', false, NULL, false, true, true);
INSERT INTO intake_choice (field, code, zh, en, rank) VALUES
    ('DRINK', 'NONE', '不用', 'Nothing', 10),
    ('DRINK', 'GREEN_TEA', '绿茶', 'Green tea', 20),
    ('DRINK', 'JUICE', '果汁', 'Juice', 30),
    ('DRINK', 'COFFEE', '咖啡', 'Coffee', 40),
    ('DRINK', 'WATER', '温水', 'Water', 50),
    ('DRINK', 'LATER', '稍后再说', 'Later', 60);

-- What the demo house asks besides: how a guest came, and when she would like to be called back.
INSERT INTO intake_field (code, zh, en, section, rank, kind, of_guest) VALUES
    ('OWN_CAME_BY', '怎么来的', 'Came by', 'TODAY', 60, 'CHOICE', true),
    ('OWN_CALL_BACK', '方便回访的日期', 'May be called on', 'PAPERS', 70, 'DATE', false);
INSERT INTO intake_choice (field, code, zh, en, rank) VALUES
    ('OWN_CAME_BY', 'METRO', '地铁', 'By metro', 10),
    ('OWN_CAME_BY', 'TAXI', '打车', 'By taxi', 20),
    ('OWN_CAME_BY', 'OWN_CAR', '自驾', 'By her own car', 30);

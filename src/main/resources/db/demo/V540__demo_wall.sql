-- What the demo house's places are called in public, where a department would tell why somebody is here.
UPDATE place SET wall_zh = name_zh, wall_en = name_en WHERE kind IN ('CONSULT_ROOM', 'DESK');
UPDATE place SET wall_zh = '9 层 1 号服务台', wall_en = 'Desk 1, floor 9' WHERE ordinal = 40;
UPDATE place SET wall_zh = '9 层 2 号服务台', wall_en = 'Desk 2, floor 9' WHERE ordinal = 50;
UPDATE place SET wall_zh = '11 层服务台', wall_en = 'Desk, floor 11' WHERE ordinal = 80;
UPDATE place SET wall_zh = '9 层 ' || ordinal - 40 || ' 号室', wall_en = 'Room ' || ordinal - 40 || ', floor 9'
WHERE kind = 'TREATMENT_ROOM';
UPDATE place SET wall_zh = '9 层 5 号室', wall_en = 'Room 5, floor 9' WHERE ordinal = 46;
UPDATE place SET wall_zh = '9 层 6 号室', wall_en = 'Room 6, floor 9' WHERE ordinal = 51;
UPDATE place SET wall_zh = '9 层 7 号室', wall_en = 'Room 7, floor 9' WHERE ordinal = 52;

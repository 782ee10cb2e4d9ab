-- Where the demo house's tubes and guests go: a laboratory beside the nurse station, the ECG room, the ultrasound room.
INSERT INTO place (id, kind, floor, department, name_zh, name_en, short_zh, short_en, row_no, ordinal)
VALUES ('00000000-0000-4000-8000-000000000304', 'STATION', 9, 'WARD', '9 层化验科', 'Laboratory, floor 9', '化验科', 'Lab', 0, 53);
UPDATE place SET plan_x = 0, plan_y = 34, plan_w = 24, plan_h = 9 WHERE id = '00000000-0000-4000-8000-000000000304';
UPDATE lab_panel SET place_id = '00000000-0000-4000-8000-000000000304' WHERE tube IS NOT NULL;
UPDATE lab_panel SET place_id = '00000000-0000-4000-8000-000000000286' WHERE code = 'ECG';
UPDATE lab_panel SET place_id = '00000000-0000-4000-8000-000000000287' WHERE code = 'ULTRASOUND';

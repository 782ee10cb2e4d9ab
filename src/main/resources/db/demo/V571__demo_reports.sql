-- Reports are brought to the physician assistant on floor 11.
UPDATE lab_house SET reports_to = '00000000-0000-4000-8000-000000000300';

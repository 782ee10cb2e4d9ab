-- In the journey a cup is named with what was done with it. What fasting, a farewell or an answer stopped and ordered beside their
-- own is told by their words: an entry has one line.
CREATE OR REPLACE VIEW drink_said WITH (security_invoker = true) AS
SELECT s.begun_by AS entry, m.zh || CASE o.whom WHEN 'COMPANION' THEN '（陪同人）' ELSE '' END AS zh,
       lower(m.en) || CASE o.whom WHEN 'COMPANION' THEN ' (companion)' ELSE '' END AS en
FROM drink_state s
JOIN drink_order o ON o.id = s.order_id
JOIN menu_entry m ON m.id = o.menu_id
JOIN journal_told j ON j.id = s.begun_by AND j.subject_kind = 'drink';

-- What a day had is counted by its orders.
CREATE INDEX drink_order_on ON drink_order (ordered);

-- What something of the menu was last is found at once, however often it was changed.
CREATE INDEX menu_entry_last ON menu_entry (item_id, id DESC);

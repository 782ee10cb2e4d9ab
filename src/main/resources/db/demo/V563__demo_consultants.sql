-- What the demo house's consultants are trained in. Of Su Man nothing is said: she does everything.
INSERT INTO consultant (account_id, grade, at_once, a_day)
SELECT a.id, p.grade, 2, 14
FROM (VALUES ('suman', 'SENIOR'), ('xulan', 'MIDDLE'), ('guying', 'MIDDLE'), ('shenjia', 'ASSISTANT')) AS p (username, grade)
JOIN account a USING (username);
INSERT INTO consultant_specialty (account_id, specialty)
SELECT a.id, s.specialty
FROM (VALUES ('xulan', '{EYES,NOSE,FACE,ANTI_AGEING,INJECTION,SKIN,OTHER}'::text[]),
             ('guying', '{EYES,SKIN,INJECTION,ANTI_AGEING,BODY,BREAST,HAIR,OTHER}'),
             ('shenjia', '{EYES,SKIN,INJECTION,ANTI_AGEING,HAIR,OTHER}')) AS p (username, scope)
JOIN account a USING (username)
CROSS JOIN LATERAL unnest(p.scope) AS s (specialty);
INSERT INTO consultant_language (account_id, language)
SELECT a.id, l.language
FROM (VALUES ('suman', 'zh'), ('suman', 'en'), ('xulan', 'zh'), ('guying', 'zh'), ('guying', 'en'), ('shenjia', 'zh'))
     AS l (username, language)
JOIN account a USING (username);

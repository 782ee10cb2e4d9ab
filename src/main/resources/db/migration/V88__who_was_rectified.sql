-- For whom a visit was taken, and whose it was then found to be: the journey says so. The journal has ids alone; the names
-- are those of now, and of a discreet guest the alias. Who it became is who it was until the next such entry. Each name is
-- asked for by itself, so that an entry is found by its number.
CREATE VIEW visit_rectified WITH (security_invoker = true) AS
SELECT j.id AS entry,
       coalesce((SELECT CASE WHEN p.discreet THEN coalesce(p.alias, '贵宾') ELSE p.name END
              FROM customer_person p WHERE p.record_id = CAST(nullif(j.detail ->> 'was', 'NOBODY') AS uuid)), '姓名未登记')
           || ' → ' || coalesce((SELECT CASE WHEN p.discreet THEN coalesce(p.alias, '贵宾') ELSE p.name END
              FROM customer_person p WHERE p.record_id = CAST(nullif(coalesce(
                  (SELECT n.detail ->> 'was' FROM journal_told n
                   WHERE n.story_kind = 'visit' AND n.story_id = j.story_id AND n.id > j.id
                     AND n.action IN ('visits.otherPerson', 'visits.exchange')
                   ORDER BY n.id LIMIT 1),
                  (SELECT CAST(v.customer_id AS text) FROM visit v WHERE v.id = CAST(j.subject_id AS uuid))), 'NOBODY') AS uuid)), '姓名未登记') AS zh,
       coalesce((SELECT CASE WHEN p.discreet THEN coalesce(p.alias, 'Guest') ELSE p.name END
              FROM customer_person p WHERE p.record_id = CAST(nullif(j.detail ->> 'was', 'NOBODY') AS uuid)), 'not recorded')
           || ' → ' || coalesce((SELECT CASE WHEN p.discreet THEN coalesce(p.alias, 'Guest') ELSE p.name END
              FROM customer_person p WHERE p.record_id = CAST(nullif(coalesce(
                  (SELECT n.detail ->> 'was' FROM journal_told n
                   WHERE n.story_kind = 'visit' AND n.story_id = j.story_id AND n.id > j.id
                     AND n.action IN ('visits.otherPerson', 'visits.exchange')
                   ORDER BY n.id LIMIT 1),
                  (SELECT CAST(v.customer_id AS text) FROM visit v WHERE v.id = CAST(j.subject_id AS uuid))), 'NOBODY') AS uuid)), 'not recorded') AS en
FROM journal_told j
WHERE j.subject_kind = 'visit' AND j.action IN ('visits.otherPerson', 'visits.exchange') AND j.detail ? 'was';
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON visit_rectified FROM ${app_role};

-- Days that are none of the week: public holidays, and days on which people work instead. Data: typed, brought in as a
-- file, or come with the portal, and then of nobody.
CREATE TABLE roster_day (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    day       date NOT NULL,
    kind      text NOT NULL CHECK (kind IN ('HOLIDAY', 'WORKDAY')),
    zh        text NOT NULL CHECK (length(zh) BETWEEN 1 AND 20),
    en        text NOT NULL CHECK (length(en) BETWEEN 1 AND 40),
    recorded  timestamptz NOT NULL,
    voided    timestamptz,
    begun_by  bigint REFERENCES journal,
    voided_by bigint REFERENCES journal,
    CHECK ((voided IS NULL) = (voided_by IS NULL))
);
CREATE UNIQUE INDEX roster_day_now ON roster_day (day) WHERE voided IS NULL;
REVOKE DELETE, TRUNCATE ON roster_day FROM ${app_role};

-- What a role needs on a public holiday is its eighth day of the week; that nobody is needed then can be said, too.
ALTER TABLE roster_need DROP CONSTRAINT roster_need_weekday_check, DROP CONSTRAINT roster_need_least_check;
ALTER TABLE roster_need ADD CONSTRAINT roster_need_weekday_check CHECK (weekday BETWEEN 1 AND 8),
    ADD CONSTRAINT roster_need_least_check CHECK (least BETWEEN 0 AND 99 AND (least > 0 OR weekday = 8));

-- 2026 as the State Council announced it, with the days on which people work instead.
INSERT INTO roster_day (day, kind, zh, en, recorded)
SELECT d::date, 'HOLIDAY', zh, en, now()
FROM (VALUES
    ('2026-01-01', '2026-01-03', '元旦', 'New Year'),
    ('2026-02-15', '2026-02-23', '春节', 'Spring Festival'),
    ('2026-04-04', '2026-04-06', '清明节', 'Qingming'),
    ('2026-05-01', '2026-05-05', '劳动节', 'Labour Day'),
    ('2026-06-19', '2026-06-21', '端午节', 'Dragon Boat Festival'),
    ('2026-09-25', '2026-09-27', '中秋节', 'Mid-Autumn Festival'),
    ('2026-10-01', '2026-10-07', '国庆节', 'National Day'),
    -- 2027 by law alone: which days are moved is announced in the autumn before, and brought in then.
    ('2027-01-01', '2027-01-01', '元旦', 'New Year'),
    ('2027-02-05', '2027-02-08', '春节', 'Spring Festival'),
    ('2027-04-05', '2027-04-05', '清明节', 'Qingming'),
    ('2027-05-01', '2027-05-02', '劳动节', 'Labour Day'),
    ('2027-06-09', '2027-06-09', '端午节', 'Dragon Boat Festival'),
    ('2027-09-15', '2027-09-15', '中秋节', 'Mid-Autumn Festival'),
    ('2027-10-01', '2027-10-03', '国庆节', 'National Day')
) AS holiday (first, last, zh, en), generate_series(first::date, last::date, interval '1 day') AS d;
INSERT INTO roster_day (day, kind, zh, en, recorded)
SELECT day::date, 'WORKDAY', zh || '调休上班', en || ', worked instead', now()
FROM (VALUES
    ('2026-01-04', '元旦', 'New Year'),
    ('2026-02-14', '春节', 'Spring Festival'),
    ('2026-02-28', '春节', 'Spring Festival'),
    ('2026-05-09', '劳动节', 'Labour Day'),
    ('2026-09-20', '国庆节', 'National Day'),
    ('2026-10-10', '国庆节', 'National Day')
) AS worked (day, zh, en);

-- The demo house has partners of its own.
INSERT INTO channel (code, parent, zh, en, rank) VALUES
    ('LIREN_YOGA', 'PARTNER', '丽人瑜伽馆', 'Liren Yoga', 10),
    ('YUNQI_HOTEL', 'PARTNER', '云栖酒店', 'Yunqi Hotel', 20),
    ('JINXIU_BRIDAL', 'PARTNER', '锦绣婚纱', 'Jinxiu Bridal', 30)
ON CONFLICT DO NOTHING;
INSERT INTO channel_name (folded, channel, said, own)
SELECT regexp_replace(lower(normalize(said, NFKC)), '\s+', '', 'g'), code, said, own
FROM (SELECT code, unnest(ARRAY[zh, en, code]) AS said, true AS own FROM channel
      WHERE code IN ('LIREN_YOGA', 'YUNQI_HOTEL', 'JINXIU_BRIDAL')
      UNION ALL VALUES ('LIREN_YOGA', '丽人瑜伽', false), ('YUNQI_HOTEL', 'HT-02', false)) AS names
ON CONFLICT DO NOTHING;

-- Words that no script says: they promise an effect, or say what somebody has. Found when a script is published.
CREATE TABLE callback_word (
    word text PRIMARY KEY CHECK (btrim(word) <> ''),
    kind text NOT NULL CHECK (kind IN ('PROMISE', 'DIAGNOSIS'))
);
INSERT INTO callback_word (word, kind) VALUES
    ('保证', 'PROMISE'), ('包您满意', 'PROMISE'), ('绝对', 'PROMISE'), ('百分之百', 'PROMISE'), ('100%', 'PROMISE'), ('永久', 'PROMISE'),
    ('根治', 'PROMISE'), ('无效退款', 'PROMISE'), ('零风险', 'PROMISE'), ('没有风险', 'PROMISE'), ('不会有疤', 'PROMISE'), ('最好的医生', 'PROMISE'),
    ('终身', 'PROMISE'), ('立竿见影', 'PROMISE'),
    ('guarantee', 'PROMISE'), ('no risk', 'PROMISE'), ('risk-free', 'PROMISE'), ('permanent', 'PROMISE'), ('money back', 'PROMISE'),
    ('no scar', 'PROMISE'), ('the best doctor', 'PROMISE'), ('cure', 'PROMISE'),
    ('您这是感染', 'DIAGNOSIS'), ('您这是过敏', 'DIAGNOSIS'), ('诊断为', 'DIAGNOSIS'), ('这是正常的', 'DIAGNOSIS'), ('不用看医生', 'DIAGNOSIS'),
    ('you have an infection', 'DIAGNOSIS'), ('you have an allergy', 'DIAGNOSIS'), ('diagnosed', 'DIAGNOSIS'), ('this is normal', 'DIAGNOSIS'),
    ('no need to see a doctor', 'DIAGNOSIS');
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON callback_word FROM ${app_role};

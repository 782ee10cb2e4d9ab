-- Channels (渠道): through which a house wins its guests. The house's data, a tree: what stands below another is one of it, as
-- a partner is of the market's partners. A code never changes, for files, programs and rules name it.
CREATE TABLE channel (
    code    text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    parent  text REFERENCES channel CHECK (parent <> code),
    zh      text NOT NULL CHECK (zh <> '' AND char_length(zh) <= 40),
    en      text NOT NULL CHECK (en <> '' AND char_length(en) <= 40),
    -- the order among those below the same one
    rank    int NOT NULL,
    -- whether the phone at the lift offers it with one tap
    at_door boolean NOT NULL DEFAULT false,
    in_use  boolean NOT NULL DEFAULT true,
    version bigint NOT NULL DEFAULT 0
);
CREATE INDEX channel_parent ON channel (parent);
INSERT INTO channel (code, parent, zh, en, rank, at_door) VALUES
    ('WEB', NULL, '网站', 'Website', 10, false),
    ('BAIDU', 'WEB', '百度', 'Baidu', 10, true),
    ('TELEPHONE', NULL, '电话', 'Telephone', 20, false),
    ('WECHAT', NULL, '微信', 'WeChat', 30, true),
    ('PLATFORM', NULL, '医美平台', 'Platforms', 40, false),
    ('MEITUAN', 'PLATFORM', '美团', 'Meituan', 10, true),
    ('SO_YOUNG', 'PLATFORM', '新氧', 'So-Young', 20, true),
    ('SOCIAL', NULL, '社交媒体', 'Social media', 50, false),
    ('RED', 'SOCIAL', '小红书', 'RED', 10, true),
    ('DOUYIN', 'SOCIAL', '抖音', 'Douyin', 20, true),
    ('REFERRAL', NULL, '朋友介绍', 'Referral', 60, false),
    ('WALK_IN', NULL, '自行到院', 'Walk-in', 70, true),
    ('STAFF_FRIEND', NULL, '员工朋友', 'Staff’s friend', 80, true),
    ('PARTNER', NULL, '市场合作', 'Market partner', 90, true),
    ('OTHER', NULL, '其他', 'Other', 100, false);
REVOKE DELETE, TRUNCATE ON channel FROM ${app_role};

-- By which names files and programs say it, compared without regard to letters, width and spaces. A name is one channel's.
CREATE TABLE channel_name (
    folded  text PRIMARY KEY,
    channel text NOT NULL REFERENCES channel,
    said    text NOT NULL CHECK (said <> '' AND char_length(said) <= 40),
    -- whether it is the code, or what the channel is called
    own     boolean NOT NULL DEFAULT false
);
CREATE INDEX channel_name_channel ON channel_name (channel);
INSERT INTO channel_name (folded, channel, said, own)
SELECT DISTINCT ON (folded) regexp_replace(lower(normalize(said, NFKC)), '\s+', '', 'g') AS folded, code, said, own
FROM (
    SELECT code, zh AS said, true AS own FROM channel
    UNION ALL SELECT code, en, true FROM channel
    UNION ALL SELECT code, code, true FROM channel
    UNION ALL SELECT code, trim(said), false
    FROM (VALUES
        ('WEB', 'web,online,internet,web booking,online booking,网络,网上,官网,官方网站,线上,网上预约,网络预约'),
        ('BAIDU', '百度推广,百度竞价,百度搜索,baidu search'),
        ('TELEPHONE', 'phone,tel,call,phone booking,hotline,来电,热线,电话预约,电话咨询'),
        ('WECHAT', 'weixin,wx,公众号,微信公众号,小程序,微信小程序,企业微信,企微,wecom,mini program,official account'),
        ('PLATFORM', '平台,第三方平台,团购,platform'),
        ('MEITUAN', '大众点评,点评,美团点评,美团/大众点评,美团医美,dianping'),
        ('SO_YOUNG', 'so young,新氧医美'),
        ('SOCIAL', '自媒体,新媒体,社媒,social'),
        ('RED', 'xiaohongshu,xhs,rednote,little red book'),
        ('DOUYIN', '抖音团购,抖音本地生活,tiktok'),
        ('REFERRAL', '转介绍,介绍,老带新,老客介绍,熟人介绍,朋友推荐,referred,referred by a friend,friend'),
        ('WALK_IN', '自然到院,自然到店,自来,路过,上门,walk in,passer-by'),
        ('STAFF_FRIEND', '员工介绍,员工亲友,内部员工,员工推荐,staff''s friend,staff friend,staff'),
        ('PARTNER', '市场,市场渠道,异业合作,渠道合作,合作机构,合作方,partner,partners'),
        ('OTHER', '其它,其他预约,others')) AS also (code, names), unnest(string_to_array(names, ',')) AS said) AS names
ORDER BY folded, own DESC;
REVOKE UPDATE, TRUNCATE ON channel_name FROM ${app_role};

-- What a channel is called.
CREATE VIEW channel_named WITH (security_invoker = true) AS
SELECT code, zh, en, in_use FROM channel;

-- Of which kind a channel is: the one above it that has none above.
CREATE VIEW channel_kind WITH (security_invoker = true) AS
WITH RECURSIVE tree AS (
    SELECT code, code AS kind FROM channel WHERE parent IS NULL
    UNION ALL
    SELECT c.code, t.kind FROM channel c JOIN tree t ON t.code = c.parent)
SELECT code, kind FROM tree;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON channel_named, channel_kind FROM ${app_role};

INSERT INTO role_permission (role_code, permission) VALUES ('DUTY_MANAGER', 'channels.keep'), ('ADMIN', 'channels.keep');

-- The people of the demo house. Nobody here has a password: they are entered as from the sign-in page, in this
-- house only. Made-up names; any likeness is chance.
INSERT INTO account (id, username, display_name, post_zh, post_en, password_hash, created_at, changed_at)
SELECT id::uuid, username, display_name, post_zh, post_en, '!', now(), now()
FROM (VALUES
    ('00000000-0000-4000-8000-000000000101', 'liuyue', '刘悦', '8 层电梯口', 'Lift, floor 8'),
    ('00000000-0000-4000-8000-000000000102', 'liting', '李婷', 'A 填单陪同', 'A, intake'),
    ('00000000-0000-4000-8000-000000000103', 'zhanglei', '张蕾', 'B 录入分诊', 'B, entry and triage'),
    ('00000000-0000-4000-8000-000000000104', 'wangfang', '王芳', 'A 填单陪同', 'A, intake'),
    ('00000000-0000-4000-8000-000000000105', 'zhouying', '周颖', 'B 录入分诊', 'B, entry and triage'),
    ('00000000-0000-4000-8000-000000000106', 'fengjie', '冯洁', '送检跑单', 'Errands to the lab'),
    ('00000000-0000-4000-8000-000000000107', 'zhaoyu', '赵玉', '茶水间本班', 'Tea room, this shift'),
    ('00000000-0000-4000-8000-000000000108', 'suman', '苏曼', '5 号咨询室', 'Consult room 5'),
    ('00000000-0000-4000-8000-000000000109', 'xulan', '许岚', '2 号咨询室', 'Consult room 2'),
    ('00000000-0000-4000-8000-000000000110', 'guying', '顾盈', '1 号咨询室', 'Consult room 1'),
    ('00000000-0000-4000-8000-000000000111', 'shenjia', '沈佳', '4 号咨询室', 'Consult room 4'),
    ('00000000-0000-4000-8000-000000000112', 'zhoumingyuan', '周明远', '整形外科', 'Plastic surgery'),
    ('00000000-0000-4000-8000-000000000113', 'hanli', '韩立', '皮肤美容', 'Dermatology'),
    ('00000000-0000-4000-8000-000000000114', 'fangqi', '方琪', '11 层', 'Floor 11'),
    ('00000000-0000-4000-8000-000000000115', 'bailu', '白露', '9 层', 'Floor 9'),
    ('00000000-0000-4000-8000-000000000116', 'tangning', '唐宁', '9 层', 'Floor 9'),
    ('00000000-0000-4000-8000-000000000117', 'jiangxue', '江雪', '9 层', 'Floor 9'),
    ('00000000-0000-4000-8000-000000000118', 'hemin', '何敏', '9 层', 'Floor 9'),
    ('00000000-0000-4000-8000-000000000119', 'qiurong', '邱蓉', '11 层', 'Floor 11'),
    ('00000000-0000-4000-8000-000000000120', 'luoyi', '罗毅', '11 层', 'Floor 11'),
    ('00000000-0000-4000-8000-000000000121', 'qianjin', '钱进', '9 层', 'Floor 9'),
    ('00000000-0000-4000-8000-000000000122', 'yulan', '余兰', '9 层', 'Floor 9'),
    ('00000000-0000-4000-8000-000000000123', 'dingyifan', '丁一凡', '9 层', 'Floor 9'),
    ('00000000-0000-4000-8000-000000000124', 'tianxin', '田欣', '8 层', 'Floor 8'),
    ('00000000-0000-4000-8000-000000000125', 'caomin', '曹敏', '上午名单', 'Morning list'),
    ('00000000-0000-4000-8000-000000000126', 'xiaqing', '夏青', '下午名单', 'Afternoon list'),
    ('00000000-0000-4000-8000-000000000127', 'gaofeng', '高峰', '全院超时与无人陪同', 'Late or unattended'),
    ('00000000-0000-4000-8000-000000000128', 'chengyuan', '程远', '账号、角色、审计', 'Accounts, roles, audit')
) AS person (id, username, display_name, post_zh, post_en);

INSERT INTO account_role (account_id, ordinal, role_code)
SELECT account.id, 0, role_code
FROM (VALUES
    ('liuyue', 'STANDING_GUIDE'),
    ('liting', 'DESK_GUIDE'),
    ('zhanglei', 'DESK_GUIDE'),
    ('wangfang', 'DESK_GUIDE'),
    ('zhouying', 'DESK_GUIDE'),
    ('fengjie', 'TEA_GUIDE'),
    ('zhaoyu', 'TEA_GUIDE'),
    ('suman', 'CONSULTANT'),
    ('xulan', 'CONSULTANT'),
    ('guying', 'CONSULTANT'),
    ('shenjia', 'CONSULTANT'),
    ('zhoumingyuan', 'DOCTOR'),
    ('hanli', 'DOCTOR'),
    ('fangqi', 'PHYSICIAN_ASSISTANT'),
    ('bailu', 'SKIN_NURSE'),
    ('tangning', 'AESTHETICIAN'),
    ('jiangxue', 'WARD_NURSE'),
    ('hemin', 'WARD_NURSE'),
    ('qiurong', 'OR_NURSE'),
    ('luoyi', 'ANAESTHETIST'),
    ('qianjin', 'LAB'),
    ('yulan', 'IMAGING'),
    ('dingyifan', 'PHOTO'),
    ('tianxin', 'CASHIER'),
    ('caomin', 'CALLBACK_AGENT'),
    ('xiaqing', 'CALLBACK_AGENT'),
    ('gaofeng', 'DUTY_MANAGER'),
    ('chengyuan', 'ADMIN')
) AS duty (username, role_code)
JOIN account USING (username);

-- Whoever is on tea duty also runs for the desk.
INSERT INTO account_role (account_id, ordinal, role_code)
SELECT id, 1, 'DESK_GUIDE' FROM account WHERE username = 'fengjie';

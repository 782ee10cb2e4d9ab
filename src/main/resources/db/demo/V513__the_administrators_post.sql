-- The administrator looks after accounts, the house and its screens; what was done is told by the journal's own commands.
UPDATE account SET post_zh = '账号、院内布置、看板', post_en = 'Accounts, house', changed_at = now()
WHERE username = 'chengyuan' AND post_zh = '账号、角色、审计';

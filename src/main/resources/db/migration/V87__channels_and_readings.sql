-- A booking that was made in a way that has no word of ours yet keeps what was said of it.
ALTER TABLE booking DROP CONSTRAINT booking_channel_check,
    ADD CONSTRAINT booking_channel_check CHECK (channel IN ('WEB', 'TELEPHONE', 'OTHER')),
    ADD COLUMN channel_said text CHECK (channel_said <> '' AND char_length(channel_said) <= 40),
    ADD CONSTRAINT booking_channel_said CHECK (channel_said IS NULL OR channel = 'OTHER');
ALTER TABLE visit DROP CONSTRAINT visit_source_check,
    ADD CONSTRAINT visit_source_check
        CHECK (source IN ('WALK_IN', 'WEB', 'TELEPHONE', 'BOOKED', 'REFERRAL', 'BUSINESS'));

-- Surnames whose reading is known better now: they are spelled anew after the start, as those without pinyin are.
UPDATE customer SET pinyin = ''
WHERE name ~ '^(薄|都|藏|祭|洗|钭|鈄|句|能|六|逢|黑|隗|泷|瀧|适|圈|强|強|柏|郄|郗|盛|尉|筠|拓跋|拓拔|子车|子車)';

-- In which language, how close together, and where somebody begins. Null is what the browser asks for, and what the role begins with.
ALTER TABLE preference
    ADD COLUMN language   text CHECK (language IN ('zh-CN', 'en')),
    ADD COLUMN density    text NOT NULL DEFAULT 'COMFORTABLE' CHECK (density IN ('COMFORTABLE', 'COMPACT')),
    ADD COLUMN start_page text CHECK (start_page ~ '^[a-z][a-z/-]{0,59}$');

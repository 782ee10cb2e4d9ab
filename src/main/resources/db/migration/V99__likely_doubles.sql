-- The house's list of likely doubles: who shares a number, or the sound of the name with the birth date or with the end
-- of the number, stands side by side. Read without the table, so that the list is there at once among all customers.
CREATE INDEX customer_same_phone ON customer (phone COLLATE "C") WHERE phone IS NOT NULL;
CREATE INDEX customer_same_birth ON customer (pinyin COLLATE "C", birth_date)
    WHERE pinyin <> '' AND birth_date IS NOT NULL;
CREATE INDEX customer_same_tail ON customer (pinyin COLLATE "C", (right(phone, 4)) COLLATE "C") INCLUDE (phone)
    WHERE pinyin <> '' AND phone IS NOT NULL;

package org.jiezhen.live;

import java.util.List;
import org.jiezhen.preferences.PreferencesBoard;
import org.jiezhen.preferences.PreferencesBoard.Chosen;
import org.jiezhen.staff.StaffId;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

class PreferencesBoardTest extends PartialBoardContractTest<Chosen> {

    private static final StaffId PERSON = StaffId.of("00000000-0000-4000-8000-000000000122");
    private static final StaffId OTHER = StaffId.of("00000000-0000-4000-8000-000000000123");

    @Autowired
    private PreferencesBoard board;

    @AfterEach
    void everythingIsAsUsual() {
        jdbc.sql("DELETE FROM preference WHERE account_id = ?")
                .param(PERSON.value())
                .update();
    }

    @Override
    protected BoardSource<Chosen> source() {
        return board;
    }

    @Override
    protected Audience<Chosen> audience() {
        return PreferencesBoard.of(PERSON);
    }

    @Override
    protected String change(int n) {
        jdbc.sql("""
                        INSERT INTO preference (account_id, colours, sound, vibration) VALUES (?, 'DARK', ?, ?)
                        ON CONFLICT (account_id) DO UPDATE SET sound = excluded.sound, vibration = excluded.vibration,
                            colours = CASE preference.colours WHEN 'DARK' THEN 'LIGHT' ELSE 'DARK' END""").params(PERSON.value(), n % 2 == 0, n % 3 == 0).update();
        return "preference:" + PERSON;
    }

    @Override
    protected String table() {
        return "preference";
    }

    /** There is nothing but one's own; what other tests have left to others is gone. */
    @Override
    protected List<String> hide() {
        jdbc.sql("DELETE FROM preference WHERE account_id <> ?")
                .param(PERSON.value())
                .update();
        return List.of(OTHER.toString(), "account");
    }
}

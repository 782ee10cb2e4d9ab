package org.jiezhen.channels;

import java.util.List;
import org.jiezhen.channels.ChannelsBoard.Line;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

class ChannelsBoardTest extends BoardContractTest<Line> {

    private static final String CODE = "CONTRACT_TEST";

    @Autowired
    private ChannelsBoard board;

    /** The tree is shared with the tests that follow. */
    @AfterEach
    void itIsOfferedNoLonger() {
        jdbc.sql("UPDATE channel SET in_use = false WHERE code = ?").param(CODE).update();
    }

    @Override
    protected BoardSource<Line> source() {
        return board;
    }

    @Override
    protected Audience<Line> audience() {
        return ChannelsBoard.ALL;
    }

    @Override
    protected String change(int n) {
        jdbc.sql("""
                        INSERT INTO channel (code, parent, zh, en, rank, in_use) VALUES (:code, 'PARTNER', :zh, :zh, 10, :use)
                        ON CONFLICT (code) DO UPDATE SET zh = EXCLUDED.zh, in_use = EXCLUDED.in_use""")
                .param("code", CODE)
                .param("zh", "渠道 " + n)
                .param("use", n % 2 == 0)
                .update();
        return "channel:" + CODE;
    }

    @Override
    protected String table() {
        return "channel";
    }

    /** How a name is compared stays in the house. */
    @Override
    protected List<String> hide() {
        jdbc.sql("""
                        INSERT INTO channel_name (folded, channel, said) VALUES ('canaryfolded', 'PARTNER', 'Canary folded')
                        ON CONFLICT DO NOTHING""").update();
        return List.of("canaryfolded");
    }
}

package org.jiezhen.services;

import java.util.List;
import java.util.UUID;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.services.ProgramsBoard.Line;
import org.springframework.beans.factory.annotation.Autowired;

class ProgramsBoardTest extends BoardContractTest<Line> {

    private static final UUID PROGRAM = UUID.fromString("00000000-0000-4000-8000-00000000f0a1");

    @Autowired
    private ProgramsBoard board;

    @Override
    protected BoardSource<Line> source() {
        return board;
    }

    @Override
    protected Audience<Line> audience() {
        return ProgramsBoard.ALL;
    }

    @Override
    protected String change(int n) {
        jdbc.sql("""
                        INSERT INTO service_token (id, name, scope, token_hash, issued_at)
                        VALUES (:id, :name, 'bookings.feed', sha256('canaryhash'), '2026-11-24T00:00:00Z')
                        ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name""").param("id", PROGRAM).param("name", "程序 " + n).update();
        return "service:" + PROGRAM;
    }

    @Override
    protected String table() {
        return "service_token";
    }

    /** Not even the hash of a token leaves the server. */
    @Override
    protected List<String> hide() {
        return List.of(jdbc.sql("SELECT encode(sha256('canaryhash'), 'hex')")
                .query(String.class)
                .single());
    }
}

package org.jiezhen.triage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The versions of the rules, and which of them is in force when. */
@Component
class RuleBook {

    /**
     * A version.
     *
     * @param since from when it is in force, until the next is
     */
    record Version(int number, Rules rules, Instant since, Instant published) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RuleBook(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The one that is in force at an instant. */
    Version inForce(Instant at) {
        return jdbc.sql("""
                        SELECT version, body, since, published FROM triage_rules WHERE since <= ?
                        ORDER BY since DESC, version DESC LIMIT 1""")
                .param(OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query(version())
                .single();
    }

    /** The one with this number, which a decision names. */
    Version version(int number) {
        return jdbc.sql("SELECT version, body, since, published FROM triage_rules WHERE version = ?")
                .param(number)
                .query(version())
                .single();
    }

    /** All of them, the newest first. */
    List<Version> all() {
        return jdbc.sql("SELECT version, body, since, published FROM triage_rules ORDER BY version DESC")
                .query(version())
                .list();
    }

    private RowMapper<Version> version() {
        return (rs, row) -> new Version(
                rs.getInt("version"),
                json.readValue(rs.getString("body"), Rules.class),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                rs.getObject("published", OffsetDateTime.class).toInstant());
    }
}

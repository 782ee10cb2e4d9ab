package org.jiezhen.lab;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jiezhen.lab.TestItem.Limits;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was found out from specimens, and of whom it was drawn. Nobody is asked here whether they may know. */
@Component
class ResultSheets {

    private final Tests tests;
    private final JdbcClient jdbc;

    ResultSheets(Tests tests, JdbcClient jdbc) {
        this.tests = tests;
        this.jdbc = jdbc;
    }

    /**
     * One test of a specimen.
     *
     * @param result what stands; null while nothing does
     * @param before what stood before it, the newest first
     * @param usual what is usual of this guest; null where nobody knows, because it depends on sex or age
     */
    record Line(
            TestItem test,
            @Nullable Result result,
            List<Result> before,
            @Nullable Limits usual) {}

    /** The tests that are asked of a specimen, and those of which there is a result. */
    List<Line> lines(SpecimenId specimen, Collection<String> panels) {
        var guest = whose(specimen);
        var said = said(specimen);
        return tests.of(panels).stream()
                .map(test -> {
                    var of = said.stream()
                            .filter(one -> one.test().equals(test.code()))
                            .toList();
                    return new Line(
                            test,
                            of.stream()
                                    .filter(one -> one.until() == null)
                                    .findFirst()
                                    .orElse(null),
                            of.stream().filter(one -> one.until() != null).toList(),
                            Judgement.usual(test, guest));
                })
                .filter(line -> line.test.inUse() || line.result != null)
                .toList();
    }

    /** What stands for a test. */
    Optional<Result> standing(SpecimenId specimen, String test) {
        return said(specimen).stream()
                .filter(one -> one.until() == null && one.test().equals(test))
                .findFirst();
    }

    /** Everything that was said of it, the newest first. */
    private List<Result> said(SpecimenId specimen) {
        return jdbc.sql("""
                        SELECT r.id, r.test, r.status, r.comparator, r.number, r.unit, r.choice, r.words, r.flag, r.low, r.high,
                               r.why, r.started, r.ended, n.name
                        FROM lab_result r
                        LEFT JOIN journal_told j ON j.id = r.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE r.specimen_id = ? AND r.voided IS NULL
                        ORDER BY r.started DESC, r.id DESC""").param(specimen.value()).query(ResultSheets::result).list();
    }

    private static Result result(ResultSet rs, int row) throws SQLException {
        var ended = rs.getObject("ended", OffsetDateTime.class);
        var why = rs.getString("why");
        return new Result(
                rs.getLong("id"),
                rs.getString("test"),
                ResultStatus.valueOf(rs.getString("status")),
                new Measured(
                        rs.getString("comparator"),
                        number(rs, "number"),
                        rs.getString("unit"),
                        rs.getString("choice"),
                        rs.getString("words")),
                Flag.valueOf(rs.getString("flag")),
                new Limits(number(rs, "low"), number(rs, "high")),
                why == null ? null : Amendment.valueOf(why),
                Objects.requireNonNull(rs.getObject("started", OffsetDateTime.class))
                        .toInstant(),
                ended == null ? null : ended.toInstant(),
                Objects.requireNonNullElse(rs.getString("name"), ""));
    }

    private static @Nullable BigDecimal number(ResultSet rs, String column) throws SQLException {
        return rs.getBigDecimal(column);
    }

    /** Of whom it was drawn, as far as the record says it. */
    Judgement.Whose whose(SpecimenId specimen) {
        return jdbc.sql("""
                        SELECT b.sex, b.birth_date, coalesce(c.started, s.started) AS drawn
                        FROM lab_specimen p
                        JOIN lab_specimen_state s ON s.specimen_id = p.id AND s.ended IS NULL AND s.voided IS NULL
                        LEFT JOIN LATERAL (
                            SELECT started FROM lab_specimen_state
                            WHERE specimen_id = p.id AND state = 'COLLECTED' AND voided IS NULL
                            ORDER BY started LIMIT 1) AS c ON true
                        LEFT JOIN LATERAL (SELECT person_id FROM visit_person WHERE visit_id = p.visit_id LIMIT 1) AS w
                            ON true
                        LEFT JOIN customer_born b ON b.record_id = w.person_id
                        WHERE p.id = ?""")
                .param(specimen.value())
                .query((rs, row) -> new Judgement.Whose(
                        sex(rs.getString(1)),
                        age(
                                rs.getObject(2, LocalDate.class),
                                Objects.requireNonNull(rs.getObject(3, OffsetDateTime.class))
                                        .toInstant())))
                .optional()
                .orElseThrow(SpecimenKind::unknown);
    }

    private static TestItem.@Nullable Sex sex(@Nullable String said) {
        return "FEMALE".equals(said) ? TestItem.Sex.FEMALE : "MALE".equals(said) ? TestItem.Sex.MALE : null;
    }

    private static @Nullable Integer age(@Nullable LocalDate born, Instant drawn) {
        return born == null
                ? null
                : Integer.valueOf(Period.between(born, BusinessTime.day(drawn)).getYears());
    }
}

package org.jiezhen.filings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.prices.Category;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.prices.PricedItem.Part;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Saying;
import org.jiezhen.shell.Languages;
import org.jiezhen.shell.Words;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** For what doctors are filed, for modules that ask before a doctor confirms or does something. */
@Component
@Transactional(readOnly = true)
public class Filings {

    private static final String FILINGS = """
            SELECT f.id, f.account_id, n.name, f.number, f.category, f.level, f.authority, f.valid_from, f.valid_until,
                   f.end_reason, f.ended_from
            FROM filing f JOIN staff_named n ON n.actor = f.account_id::text""";

    private final JdbcClient jdbc;

    Filings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All filings of a doctor, also those that are over, the latest first. */
    public List<Filing> of(StaffId doctor) {
        return jdbc.sql(FILINGS + " WHERE f.account_id = ? ORDER BY f.valid_from DESC, f.id")
                .param(doctor.value())
                .query(Filings::filing)
                .list();
    }

    /** One of them. */
    public Optional<Filing> find(FilingId id) {
        return jdbc.sql(FILINGS + " WHERE f.id = ?")
                .param(id.value())
                .query(Filings::filing)
                .optional();
    }

    /**
     * What a doctor lacks to do this item on this day; empty when the filings cover every medical part of it. Of several
     * parts the first that is not covered is told.
     */
    public Optional<Lack> lacks(StaffId doctor, PricedItem item, LocalDate day) {
        var filings = of(doctor);
        var name = name(doctor);
        return item.parts().stream()
                .flatMap(part -> lack(part, name, filings, day).stream())
                .findFirst();
    }

    private String name(StaffId doctor) {
        return jdbc.sql("SELECT name FROM staff_named WHERE actor = ?")
                .param(doctor.toString())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static Optional<Lack> lack(Part part, String doctor, List<Filing> all, LocalDate day) {
        var category = part.category();
        if (category == null) {
            return Optional.empty();
        }
        var filings = all.stream()
                .filter(filing -> filing.details().category() == category && filing.end() != EndReason.MISTAKE)
                .toList();
        var holding = filings.stream().filter(filing -> filing.holdsOn(day)).toList();
        if (holding.stream().anyMatch(filing -> covers(filing, part.level()))) {
            return Optional.empty();
        }
        var why = holding.isEmpty()
                ? none(part, doctor, category, filings, day)
                : tooLow(part, doctor, category, holding);
        return Optional.of(new Lack(part, why));
    }

    private static boolean covers(Filing filing, @Nullable Integer level) {
        var filed = filing.details().level();
        return level == null || (filed != null && filed >= level);
    }

    private static Saying tooLow(Part part, String doctor, Category category, List<Filing> holding) {
        return holding.stream()
                .map(filing -> filing.details().level())
                .filter(Objects::nonNull)
                .max(Integer::compare)
                .map(filed -> Saying.of(
                        "refusal.filings.level",
                        doctor,
                        said(category),
                        filed,
                        part.name(),
                        Objects.requireNonNullElse(part.level(), filed)))
                .orElseGet(() -> Saying.of("refusal.filings.noLevel", doctor, said(category), part.name()));
    }

    private static Saying none(Part part, String doctor, Category category, List<Filing> filings, LocalDate day) {
        var over = filings.stream()
                .filter(filing -> filing.isOverOn(day))
                .max(Comparator.comparing(filing -> Objects.requireNonNullElse(filing.last(), LocalDate.MIN)));
        if (over.isPresent()) {
            var last = String.valueOf(over.get().last());
            return Saying.of(over(over.get().end()), doctor, said(category), last, part.name());
        }
        return filings.stream()
                .min(Comparator.comparing(filing -> filing.details().from()))
                .map(filing -> Saying.of(
                        "refusal.filings.notYet",
                        doctor,
                        said(category),
                        filing.details().from().toString(),
                        part.name()))
                .orElseGet(() -> Saying.of("refusal.filings.none", doctor, said(category), part.name()));
    }

    private static String over(@Nullable EndReason end) {
        return switch (end) {
            case null -> "refusal.filings.expired";
            case MOVED -> "refusal.filings.moved";
            case REVOKED -> "refusal.filings.revoked";
            case MISTAKE -> throw new IllegalStateException("what never held is not over");
        };
    }

    /** What a category is called, in both languages. */
    static Localized said(Category category) {
        var words = Words.ofTheHouse();
        var key = "prices.category." + category;
        return new Localized(
                words.getTranslation(key, Languages.CHINESE), words.getTranslation(key, Languages.ENGLISH));
    }

    static Filing filing(ResultSet rs, int row) throws SQLException {
        var end = rs.getString("end_reason");
        return new Filing(
                new FilingId(rs.getObject("id", UUID.class)),
                new StaffId(rs.getObject("account_id", UUID.class)),
                rs.getString("name"),
                new FilingDetails(
                        rs.getString("number"),
                        Category.valueOf(rs.getString("category")),
                        rs.getObject("level", Integer.class),
                        rs.getString("authority"),
                        rs.getObject("valid_from", LocalDate.class),
                        rs.getObject("valid_until", LocalDate.class)),
                end == null ? null : EndReason.valueOf(end),
                rs.getObject("ended_from", LocalDate.class));
    }
}

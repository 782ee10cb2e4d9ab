package org.jiezhen.quotes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.prices.Category;
import org.jiezhen.prices.ItemId;
import org.jiezhen.prices.ItemKind;
import org.jiezhen.prices.Need;
import org.jiezhen.prices.PriceId;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.prices.PricedItem.Part;
import org.jiezhen.quotes.QuoteSums.Whole;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions as they are kept: written whole, and read whole. */
@Component
class QuoteStore {

    /** A line's place in the store. */
    private record Key(UUID version, int line) {}

    private final JdbcClient jdbc;

    QuoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The closed list of places on pictures. */
    List<Site> sites() {
        return jdbc.sql("SELECT code, picture, zh, en, x, y, sides FROM quote_site ORDER BY rank")
                .query((rs, row) -> new Site(
                        rs.getString(1),
                        Site.Picture.valueOf(rs.getString(2)),
                        new Localized(rs.getString(3), rs.getString(4)),
                        rs.getInt(5),
                        rs.getInt(6),
                        rs.getBoolean(7)))
                .list();
    }

    Optional<Site> site(String code) {
        return sites().stream().filter(site -> site.code().equals(code)).findFirst();
    }

    /** The newest version of a visit's quote. */
    Optional<QuoteVersion> newest(VisitId visit) {
        return of(visit).stream().findFirst();
    }

    /** All versions of a visit's quote, the newest first. */
    List<QuoteVersion> of(VisitId visit) {
        var parts = new HashMap<Key, List<Part>>();
        jdbc.sql("""
                        SELECT p.* FROM quote_version v JOIN quote_part p ON p.version_id = v.id
                        WHERE v.visit_id = ? ORDER BY p.version_id, p.line, p.rank""").param(visit.value()).query(rs -> {
            parts.computeIfAbsent(
                            new Key(rs.getObject("version_id", UUID.class), rs.getInt("line")), _ -> new ArrayList<>())
                    .add(part(rs));
        });
        var sites = sites().stream().collect(Collectors.toMap(Site::code, site -> site));
        var lines = new HashMap<UUID, List<QuoteLine>>();
        jdbc.sql("""
                        SELECT l.*, w.valid_from FROM quote_version v
                        JOIN quote_line l ON l.version_id = v.id
                        JOIN price w ON w.id = l.price_id
                        WHERE v.visit_id = ? ORDER BY l.version_id, l.line""").param(visit.value()).query(rs -> {
            var version = rs.getObject("version_id", UUID.class);
            lines.computeIfAbsent(version, _ -> new ArrayList<>())
                    .add(line(rs, parts.getOrDefault(new Key(version, rs.getInt("line")), List.of()), sites));
        });
        return jdbc.sql("""
                        SELECT v.*, n.name AS by_name, a.state, a.started AS answered, an.name AS answered_by, a.reason,
                               c.started AS accepted, c.ended IS NULL AS stands,
                               CASE WHEN c.ended IS NULL THEN
                                   ARRAY(SELECT line FROM quote_accepted_line x WHERE x.acceptance_id = c.id) END AS chosen,
                               row_number() OVER (ORDER BY v.number DESC) = 1 AS newest,
                               lead(v.written) OVER (ORDER BY v.number) AS replaced
                        FROM quote_version v
                        LEFT JOIN staff_named n ON n.actor = v.written_by::text
                        LEFT JOIN quote_approval a ON a.version_id = v.id AND a.ended IS NULL AND a.voided IS NULL
                        LEFT JOIN staff_named an ON an.actor = a.staff_id::text
                        LEFT JOIN LATERAL (SELECT * FROM quote_acceptance WHERE version_id = v.id AND voided IS NULL
                                           ORDER BY id DESC LIMIT 1) AS c ON true
                        WHERE v.visit_id = ? ORDER BY v.number DESC""")
                .param(visit.value())
                .query((rs, row) -> version(rs, visit, lines.getOrDefault(rs.getObject("id", UUID.class), List.of())))
                .list();
    }

    private static QuoteVersion version(ResultSet rs, VisitId visit, List<QuoteLine> lines) throws SQLException {
        var perMille = rs.getInt("per_mille");
        var limit = rs.getInt("limit_per_mille");
        var written = at(rs, "written");
        var accepted = at(rs, "accepted");
        var state = QuoteState.of(
                accepted != null && rs.getBoolean("stands"),
                accepted != null,
                rs.getBoolean("newest"),
                rs.getString("state"),
                perMille,
                limit);
        var since =
                switch (state) {
                    case ACCEPTED -> accepted;
                    case VOID, REPLACED -> at(rs, "replaced");
                    case ASKED, APPROVED, DECLINED -> at(rs, "answered");
                    case FREE, UNASKED -> written;
                };
        var chosen = rs.getArray("chosen");
        return new QuoteVersion(
                new QuoteVersionId(rs.getObject("id", UUID.class)),
                visit,
                rs.getInt("number"),
                lines,
                new Whole(rs.getInt("whole_per_mille"), new Fen(rs.getLong("whole_fen"))),
                perMille,
                limit,
                rs.getObject("valid_until", LocalDate.class),
                rs.getString("note"),
                written == null ? Instant.EPOCH : written,
                new StaffId(rs.getObject("written_by", UUID.class)),
                Optional.ofNullable(rs.getString("by_name")).orElse(""),
                state,
                since == null ? Instant.EPOCH : since,
                rs.getString("answered_by"),
                rs.getString("reason"),
                chosen == null ? Set.of() : new TreeSet<>(Arrays.asList((Integer[]) chosen.getArray())));
    }

    private static QuoteLine line(ResultSet rs, List<Part> parts, Map<String, Site> sites) throws SQLException {
        var quantity = rs.getInt("quantity");
        var list = new Fen(rs.getLong("list_fen"));
        var site = rs.getString("site");
        return new QuoteLine(
                rs.getInt("line"),
                new PricedItem(
                        new ItemId(rs.getObject("item_id", UUID.class)),
                        rs.getString("code"),
                        ItemKind.valueOf(rs.getString("kind")),
                        new Localized(rs.getString("zh"), rs.getString("en")),
                        new PriceId(rs.getObject("price_id", UUID.class)),
                        new Fen(list.value() / quantity),
                        rs.getObject("valid_from", LocalDate.class),
                        rs.getString("department"),
                        new Localized(rs.getString("unit_zh"), rs.getString("unit_en")),
                        rs.getInt("tax_per_mille"),
                        rs.getObject("months", Integer.class),
                        parts,
                        true),
                quantity,
                Side.valueOf(rs.getString("side")),
                site == null ? null : sites.get(site),
                list,
                new Fen(rs.getLong("executed_fen")),
                rs.getObject("choice", Integer.class));
    }

    private static Part part(ResultSet rs) throws SQLException {
        var category = rs.getString("category");
        return new Part(
                new ItemId(rs.getObject("item_id", UUID.class)),
                rs.getString("code"),
                new Localized(rs.getString("zh"), rs.getString("en")),
                rs.getInt("quantity"),
                category == null ? null : Category.valueOf(category),
                rs.getObject("level", Integer.class),
                rs.getString("specialty"),
                rs.getString("procedure"),
                Arrays.stream(rs.getString("needs").split(" "))
                        .filter(need -> !need.isEmpty())
                        .map(Need::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Writes a version, whole. */
    void write(QuoteVersion version, long entry) {
        var sums = version.sums(version.first());
        jdbc.sql("""
                        INSERT INTO quote_version (id, visit_id, number, whole_per_mille, whole_fen, list_fen, deal_fen, per_mille,
                                                   limit_per_mille, valid_until, note, written, written_by, begun_by)
                        VALUES (:id, :visit, :number, :perMilleOfWhole, :fenOfWhole, :list, :deal, :perMille, :limit, :until, :note,
                                :written, :by, :entry)""")
                .param("id", version.id().value())
                .param("visit", version.visit().value())
                .param("number", version.number())
                .param("perMilleOfWhole", version.whole().perMille())
                .param("fenOfWhole", version.whole().sum().value())
                .param("list", sums.list().value())
                .param("deal", sums.deal().value())
                .param("perMille", version.perMille())
                .param("limit", version.limit())
                .param("until", version.until())
                .param("note", version.note())
                .param("written", utc(version.written()))
                .param("by", version.by().value())
                .param("entry", entry)
                .update();
        version.lines().forEach(line -> write(version.id(), line));
    }

    private void write(QuoteVersionId version, QuoteLine line) {
        var item = line.item();
        jdbc.sql("""
                        INSERT INTO quote_line (version_id, line, item_id, price_id, code, kind, zh, en, unit_zh, unit_en, department,
                                                tax_per_mille, months, medical, quantity, side, site, list_fen, executed_fen, choice)
                        VALUES (:version, :line, :item, :price, :code, :kind, :zh, :en, :unitZh, :unitEn, :department, :tax, :months,
                                :medical, :quantity, :side, :site, :list, :executed, :choice)""")
                .param("version", version.value())
                .param("line", line.line())
                .param("item", item.item().value())
                .param("price", item.price().value())
                .param("code", item.code())
                .param("kind", item.kind().name())
                .param("zh", item.name().zh())
                .param("en", item.name().en())
                .param("unitZh", item.unit().zh())
                .param("unitEn", item.unit().en())
                .param("department", item.department())
                .param("tax", item.taxPerMille())
                .param("months", item.months())
                .param("medical", item.isMedical())
                .param("quantity", line.quantity())
                .param("side", line.side().name())
                .param("site", line.site() == null ? null : line.site().code())
                .param("list", line.list().value())
                .param("executed", line.executed().value())
                .param("choice", line.choice())
                .update();
        for (var n = 0; n < item.parts().size(); n++) {
            write(version, line.line(), n, item.parts().get(n));
        }
    }

    private void write(QuoteVersionId version, int line, int rank, Part part) {
        jdbc.sql("""
                        INSERT INTO quote_part (version_id, line, rank, item_id, code, zh, en, quantity, category, level, specialty,
                                                procedure, needs)
                        VALUES (:version, :line, :rank, :item, :code, :zh, :en, :quantity, :category, :level, :specialty, :procedure,
                                :needs)""")
                .param("version", version.value())
                .param("line", line)
                .param("rank", rank)
                .param("item", part.item().value())
                .param("code", part.code())
                .param("zh", part.name().zh())
                .param("en", part.name().en())
                .param("quantity", part.quantity())
                .param(
                        "category",
                        part.category() == null ? null : part.category().name())
                .param("level", part.level())
                .param("specialty", part.specialty())
                .param("procedure", part.procedure())
                .param("needs", part.needs().stream().map(Need::name).sorted().collect(Collectors.joining(" ")))
                .update();
    }

    /** Writes what each chosen line costs, under the acceptance that has just begun. */
    void accept(QuoteVersion version, Set<Integer> chosen) {
        var lines = version.lines(chosen);
        var deals = version.sums(chosen).deals();
        for (var n = 0; n < lines.size(); n++) {
            jdbc.sql("""
                            INSERT INTO quote_accepted_line (acceptance_id, version_id, line, deal_fen)
                            SELECT id, version_id, ?, ? FROM quote_acceptance
                            WHERE visit_id = ? AND ended IS NULL AND voided IS NULL""")
                    .params(
                            lines.get(n).line(),
                            deals.get(n).value(),
                            version.visit().value())
                    .update();
        }
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** The lines that the guest has tried last of this version; empty when she has tried none. */
    Set<Integer> tried(QuoteVersion version) {
        return jdbc.sql("""
                        SELECT unnest(lines) FROM quote_tried
                        WHERE visit_id = ? AND version_id = ? AND ended IS NULL AND voided IS NULL""").params(version.visit().value(), version.id().value()).query(Integer.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}

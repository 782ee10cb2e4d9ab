package org.jiezhen.figures;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jiezhen.outcomes.OutcomeKind;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who wins and why: what became of each consultation, beside how long the guest waited, how she or he came to whoever consulted,
 * what was quoted, let go and approved. A conversion says nothing across kinds of visits, nor of few.
 */
@Service
@Transactional(readOnly = true)
public class Conversion {

    /** Of fewer no rate is said. */
    public static final int FEW = 20;

    /** The longest time that is looked at, in days. */
    public static final int MOST_DAYS = 366;

    /** How a guest came to whoever consulted. */
    public enum How {
        /** By the wheel's turn. */
        TURN,
        /** By a make-up turn. */
        CREDIT,
        /** By name, or in another way that takes no turn. */
        NAMED,
        /** Without triage. */
        NONE
    }

    /** What was said of what was let go. */
    public enum Approval {
        /** It was within the limit of whoever wrote it, or nothing was quoted. */
        NONE,
        ASKED,
        APPROVED,
        DECLINED
    }

    /**
     * A consultation.
     *
     * @param consultant who had the guest last; empty when no consultant had
     * @param waited from the lift until it began
     * @param kind what became of it; null while nobody has said
     * @param reason why there was no deal
     * @param perMille how much of the list was let go in the last version, in per mille; null when nothing was quoted
     * @param list what was quoted last, by the list
     * @param deal what is ordered; null when nothing is
     */
    public record Consulted(
            Ticket ticket,
            String consultant,
            Localized type,
            @Nullable Localized channel,
            Duration waited,
            How how,
            @Nullable OutcomeKind kind,
            @Nullable Localized reason,
            @Nullable Integer perMille,
            @Nullable Fen list,
            int versions,
            Approval approval,
            @Nullable Fen deal) {}

    private static final String CONSULTED = """
            SELECT v.arrival_day, v.ticket_number, y.zh, y.en, h.zh AS channel_zh, h.en AS channel_en, v.arrived_at, c.began,
                   w.name AS consultant, o.kind, concat_ws(' › ', p.zh, r.zh) AS reason_zh, concat_ws(' › ', p.en, r.en) AS reason_en,
                   r.code, g.kind AS how, q.per_mille, q.list_fen, coalesce(q.versions, 0) AS versions, q.approval, s.fen
            FROM visit v
            JOIN visit_type y ON y.code = v.type
            JOIN LATERAL (SELECT min(started) AS began FROM visit_reason
                          WHERE visit_id = v.id AND code = 'IN_CONSULTATION' AND voided IS NULL) AS c ON c.began IS NOT NULL
            LEFT JOIN channel_named h ON h.code = v.channel
            LEFT JOIN LATERAL (SELECT n.name FROM visit_custody x
                               JOIN account_role a ON a.account_id = x.staff_id AND a.role_code = 'CONSULTANT'
                               JOIN staff_named n ON n.actor = x.staff_id::text
                               WHERE x.visit_id = v.id AND x.voided IS NULL ORDER BY x.started DESC LIMIT 1) AS w ON true
            LEFT JOIN LATERAL (SELECT kind, reason FROM outcome_now WHERE visit_id = v.id LIMIT 1) AS o ON true
            LEFT JOIN no_deal_reason r ON r.code = o.reason
            LEFT JOIN no_deal_reason p ON p.code = r.parent
            LEFT JOIN LATERAL (SELECT kind FROM triage_given WHERE visit_id = v.id ORDER BY at DESC LIMIT 1) AS g ON true
            LEFT JOIN LATERAL (SELECT * FROM quote_last WHERE visit_id = v.id LIMIT 1) AS q ON true
            LEFT JOIN LATERAL (SELECT sum(deal_fen) AS fen FROM sales_order_now WHERE visit_id = v.id) AS s ON true
            WHERE v.arrival_day BETWEEN :from AND :to AND v.status <> 'ENTERED_IN_ERROR' AND v.source <> 'BUSINESS'
            ORDER BY v.arrival_day DESC, v.ticket_number DESC""";

    private final JdbcClient jdbc;

    Conversion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The consultations of these days, the latest first.
     *
     * @throws InvalidInput when the last day is before the first, or too long after it
     */
    @RolesAllowed(FiguresPermission.CONVERSION)
    public List<Consulted> of(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS))) {
            throw new InvalidInput("to", "refusal.figures.days", MOST_DAYS);
        }
        return jdbc.sql(CONSULTED)
                .param("from", from)
                .param("to", to)
                .query(Conversion::consulted)
                .list();
    }

    private static Consulted consulted(ResultSet rs, int row) throws SQLException {
        var channel = rs.getString("channel_zh");
        var kind = rs.getString("kind");
        var how = rs.getString("how");
        var approval = rs.getString("approval");
        var fen = rs.getObject("fen", BigDecimal.class);
        var list = rs.getObject("list_fen", Long.class);
        return new Consulted(
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                Objects.requireNonNullElse(rs.getString("consultant"), ""),
                new Localized(rs.getString("zh"), rs.getString("en")),
                channel == null ? null : new Localized(channel, rs.getString("channel_en")),
                Duration.between(
                        rs.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("began", OffsetDateTime.class).toInstant()),
                how == null ? How.NONE : How.valueOf(how),
                kind == null ? null : OutcomeKind.valueOf(kind),
                rs.getString("code") == null
                        ? null
                        : new Localized(rs.getString("reason_zh"), rs.getString("reason_en")),
                rs.getObject("per_mille", Integer.class),
                list == null ? null : new Fen(list),
                rs.getInt("versions"),
                approval == null ? Approval.NONE : Approval.valueOf(approval),
                fen == null ? null : new Fen(fen.longValueExact()));
    }
}

package org.jiezhen.filings;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Story;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down for what doctors are filed. What was confirmed under a filing must be told afterwards, so none is changed: it
 * ends, for a reason, and another is written.
 */
@Service
@Transactional
@RolesAllowed(FilingPermission.WRITE)
public class FilingAdministration {

    static final String SUBJECT = "filing";

    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_AUTHORITY = 60;
    private static final int HIGHEST = 4;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int YEARS_AHEAD = 50;

    private final Commands commands;
    private final Story story;
    private final Filings filings;
    private final StaffDirectory directory;
    private final Clock clock;
    private final JdbcClient jdbc;

    FilingAdministration(
            Commands commands, Story story, Filings filings, StaffDirectory directory, Clock clock, JdbcClient jdbc) {
        this.commands = commands;
        this.story = story;
        this.filings = filings;
        this.directory = directory;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Which filing it was. */
    public record Done(FilingId filing) {}

    /** Whoever can be filed: the doctors who work here. */
    @Transactional(readOnly = true)
    public List<Colleague> doctors() {
        return directory.colleagues(FilingPermission.PRACTISE);
    }

    /** A filing as it stands, for a form. */
    @Transactional(readOnly = true)
    public Filing look(FilingId filing) {
        return filings.find(filing).orElseThrow(() -> new Refusal("refusal.filings.unknown"));
    }

    /**
     * Writes one down.
     *
     * @throws InvalidInput at its field, when something cannot be so: among it a number that is another doctor's
     */
    public Done add(UUID key, StaffId doctor, FilingDetails said) {
        return commands.once(key, FilingAct.ADD, Done.class, () -> {
            lock();
            if (doctors().stream().noneMatch(one -> one.id().equals(doctor))) {
                throw new InvalidInput("doctor", "refusal.filings.noDoctor");
            }
            var details = checked(said);
            taken(doctor, details);
            var filing = FilingId.random();
            var deed = FilingAct.ADD
                    .with("doctor", doctor.toString())
                    .with("category", details.category())
                    .with("level", details.level());
            var entry = commands.run(subject(filing), deed, () -> {});
            jdbc.sql("""
                            INSERT INTO filing (id, account_id, number, category, level, authority, valid_from, valid_until, begun_by)
                            VALUES (:id, :doctor, :number, :category, :level, :authority, :from, :until, :entry)""")
                    .param("id", filing.value())
                    .param("doctor", doctor.value())
                    .param("number", details.number())
                    .param("category", details.category().name())
                    .param("level", details.level())
                    .param("authority", details.authority())
                    .param("from", details.from())
                    .param("until", details.until())
                    .param("entry", entry)
                    .update();
            return new Done(filing);
        });
    }

    /**
     * Ends one before its time.
     *
     * @param from the first day on which it holds no longer; of a mistake it is not asked: that never held
     * @throws Refusal when somebody ended it before: who, and when
     */
    public Done end(UUID key, FilingId id, EndReason reason, @Nullable LocalDate from) {
        return commands.once(key, FilingAct.END, Done.class, () -> {
            lock();
            var filing = look(id);
            if (filing.end() != null) {
                throw story.lastBefore("refusal.filings.over", subject(id), List.of(FilingAct.END), Long.MAX_VALUE);
            }
            var day = reason == EndReason.MISTAKE ? null : ending(filing, from);
            var deed = FilingAct.END.because(reason.name()).with("from", day == null ? null : day.toString());
            var entry = commands.run(subject(id), deed, () -> {});
            jdbc.sql("UPDATE filing SET end_reason = :reason, ended_from = :from, ended_by = :entry WHERE id = :id")
                    .param("reason", reason.name())
                    .param("from", day)
                    .param("entry", entry)
                    .param("id", id.value())
                    .update();
            return new Done(id);
        });
    }

    private LocalDate ending(Filing filing, @Nullable LocalDate from) {
        if (from == null) {
            throw new InvalidInput("endedFrom", "refusal.filings.day");
        }
        var until = filing.details().until();
        if (from.isBefore(filing.details().from()) || (until != null && from.isAfter(until))) {
            throw new InvalidInput("endedFrom", "refusal.filings.outside");
        }
        return from;
    }

    private FilingDetails checked(FilingDetails said) {
        var number = text("number", said.number(), LONGEST_NUMBER);
        var authority = text("authority", said.authority(), LONGEST_AUTHORITY);
        var level = said.level();
        if (level == null && said.category().isGraded()) {
            throw new InvalidInput("level", "refusal.filings.levelMissing");
        }
        if (level != null && (level < 1 || level > HIGHEST)) {
            throw new InvalidInput("level", "refusal.filings.levelOutside", HIGHEST);
        }
        if (said.from().isBefore(EARLIEST)) {
            throw new InvalidInput("from", "refusal.filings.early", EARLIEST.toString());
        }
        var until = said.until();
        if (until != null && until.isBefore(said.from())) {
            throw new InvalidInput("until", "refusal.filings.backwards");
        }
        var latest = BusinessTime.day(clock.instant()).plusYears(YEARS_AHEAD);
        if (said.from().isAfter(latest) || (until != null && until.isAfter(latest))) {
            throw new InvalidInput(said.from().isAfter(latest) ? "from" : "until", "refusal.filings.far", YEARS_AHEAD);
        }
        return new FilingDetails(number, said.category(), level, authority, said.from(), until);
    }

    private static String text(String field, String said, int longest) {
        return PlainText.parse(field, said, longest, "refusal.filings")
                .orElseThrow(() -> new InvalidInput(field, "refusal.filings.missing"));
    }

    /** A number is one doctor's, and is written once for each time it holds. */
    private void taken(StaffId doctor, FilingDetails said) {
        jdbc.sql("""
                        SELECT n.name, f.account_id, f.valid_from FROM filing f JOIN staff_named n ON n.actor = f.account_id::text
                        WHERE f.number = :number AND f.end_reason IS DISTINCT FROM 'MISTAKE'""")
                .param("number", said.number())
                .query((rs, row) -> {
                    if (!rs.getObject("account_id", UUID.class).equals(doctor.value())) {
                        throw new InvalidInput("number", "refusal.filings.anothers", rs.getString("name"));
                    }
                    return rs.getObject("valid_from", LocalDate.class);
                })
                .list();
        filings.of(doctor).stream()
                .filter(one -> one.end() == null
                        && one.details().number().equals(said.number())
                        && one.details().category() == said.category()
                        && one.details().from().equals(said.from()))
                .findFirst()
                .ifPresent(_ -> {
                    throw new InvalidInput("number", "refusal.filings.twice");
                });
    }

    /** They are few: whoever writes one waits for whoever writes another. */
    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('filings', 0))")
                .query((rs, row) -> true)
                .single();
    }

    private static Journal.Subject subject(FilingId filing) {
        return new Journal.Subject(SUBJECT, filing.toString());
    }
}

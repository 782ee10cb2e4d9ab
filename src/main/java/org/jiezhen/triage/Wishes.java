package org.jiezhen.triage;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Done;
import org.jiezhen.house.House;
import org.jiezhen.house.Specialty;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a guest asks for, as far as triage is told: it stands before what a form says. */
@Service
@Transactional
public class Wishes {

    private final VisitRecords visits;
    private final House house;
    private final JdbcClient jdbc;

    Wishes(VisitRecords visits, House house, JdbcClient jdbc) {
        this.visits = visits;
        this.house = house;
        this.jdbc = jdbc;
    }

    /**
     * Says what a guest who is here asks for. Said again, the last one holds.
     *
     * @param specialties by code; none is anything
     * @param language in which the guest is spoken with: an ISO 639-1 code
     */
    @RolesAllowed(TriagePermission.ASSIGN)
    public Done<VisitId> say(UUID key, VisitId visit, List<String> specialties, String language) {
        var known = house.specialties().stream().map(Specialty::code).toList();
        if (!known.containsAll(specialties)) {
            throw new InvalidInput("specialties", "refusal.triage.specialty");
        }
        if (!language.matches("[a-z]{2}")) {
            throw new InvalidInput("language", "refusal.triage.language");
        }
        var codes = known.stream().filter(specialties::contains).collect(Collectors.joining(" "));
        var deed = TriageAct.WISH.with("specialties", codes).with("language", language);
        return visits.on(key, visit, deed, _ -> jdbc.sql("""
                        INSERT INTO triage_wish (visit_id, specialties, language) VALUES (?, ?, ?)
                        ON CONFLICT (visit_id) DO UPDATE SET specialties = excluded.specialties, language = excluded.language""")
                .params(visit.value(), codes, language)
                .update());
    }
}

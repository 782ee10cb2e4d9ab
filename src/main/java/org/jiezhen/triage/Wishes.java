package org.jiezhen.triage;

import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Done;
import org.jiezhen.house.House;
import org.jiezhen.house.Specialty;
import org.jiezhen.intake.IntakeField;
import org.jiezhen.intake.SaidElsewhere;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a guest asks for, as triage is told it: it stands in her form, and nowhere else. */
@Service
@Transactional
public class Wishes {

    private final VisitRecords visits;
    private final SaidElsewhere form;
    private final House house;
    private final Facts facts;

    Wishes(VisitRecords visits, SaidElsewhere form, House house, Facts facts) {
        this.visits = visits;
        this.form = form;
        this.house = house;
        this.facts = facts;
    }

    /**
     * What a guest asks for.
     *
     * @param specialties by code; none is anything
     * @param language in which the guest is spoken with: a code of the form's list
     */
    public record Wish(List<String> specialties, String language) {

        /** In whatever order. */
        public Wish {
            specialties = specialties.stream().sorted().toList();
        }
    }

    /** In which languages guests are spoken with: the form's list. */
    @RolesAllowed({TriagePermission.ASSIGN, TriagePermission.RECEIVE, TriagePermission.PROFILES})
    @Transactional(readOnly = true)
    public List<IntakeField.Choice> languages() {
        return form.choices(IntakeField.LANGUAGE);
    }

    /**
     * Says what a guest who is here asks for. What is as it was shown is not said anew.
     *
     * @param shown what stood there when it was said; if something else stands there by now, nothing is overwritten
     * @throws Refusal when it was said otherwise meanwhile: who, and when
     */
    @RolesAllowed(TriagePermission.ASSIGN)
    public Done<VisitId> say(UUID key, VisitId visit, Wish shown, Wish said) {
        var known = house.specialties().stream().map(Specialty::code).toList();
        if (!known.containsAll(said.specialties)) {
            throw new InvalidInput("specialties", "refusal.triage.specialty");
        }
        if (!said.language.equals(shown.language)
                && languages().stream().noneMatch(one -> one.code().equals(said.language))) {
            throw new InvalidInput("language", "refusal.triage.language");
        }
        var codes = known.stream().filter(said.specialties::contains).collect(Collectors.joining(" "));
        var deed = TriageAct.WISH.with("specialties", codes).with("language", said.language);
        return visits.on(key, visit, deed, moment -> {
            var stands = facts.wish(visit).orElseThrow(() -> new Refusal("refusal.triage.noGuest"));
            if (!stands.equals(shown)) {
                throw form.meanwhile(
                        visit,
                        stands.specialties.equals(shown.specialties) ? IntakeField.LANGUAGE : IntakeField.INTEREST);
            }
            var news = new HashMap<String, String>();
            if (!said.specialties.equals(shown.specialties)) {
                news.put(IntakeField.INTEREST, codes);
            }
            if (!said.language.equals(shown.language)) {
                news.put(IntakeField.LANGUAGE, said.language);
            }
            form.say(moment, news);
        });
    }
}

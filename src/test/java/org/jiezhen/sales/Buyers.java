package org.jiezhen.sales;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiezhen.People;
import org.jiezhen.acts.Done;
import org.jiezhen.callbacks.CallbackPlan;
import org.jiezhen.callbacks.Caller;
import org.jiezhen.doctors.Briefing;
import org.jiezhen.doctors.DoctorAnswers;
import org.jiezhen.doctors.DoctorRequests;
import org.jiezhen.doctors.Findings;
import org.jiezhen.doctors.Verdict;
import org.jiezhen.documents.DocumentGuests;
import org.jiezhen.documents.DocumentId;
import org.jiezhen.documents.Documents;
import org.jiezhen.documents.TextKind;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.outcomes.Outcomes.Said;
import org.jiezhen.prices.ItemId;
import org.jiezhen.quotes.QuoteDraft;
import org.jiezhen.quotes.QuoteDraft.Planned;
import org.jiezhen.quotes.Quotes;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.WaitingReason;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guests who are with 苏曼 and buy, for tests: up to what they have accepted, signed, or closed. */
@TestComponent
public class Buyers {

    /** The consultant. */
    public static final String SUMAN = "suman";

    private static final String ZHOU = "zhoumingyuan";
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    private final People people;
    private final FrontDesk desk;
    private final Quotes quotes;
    private final Documents documents;
    private final DoctorRequests requests;
    private final DoctorAnswers answers;
    private final Deals deals;
    private final JdbcClient jdbc;
    private final DocumentGuests guests;

    Buyers(
            People people,
            FrontDesk desk,
            Quotes quotes,
            Documents documents,
            DoctorRequests requests,
            DoctorAnswers answers,
            Deals deals,
            JdbcClient jdbc,
            AutowireCapableBeanFactory beans) {
        this.people = people;
        this.desk = desk;
        this.quotes = quotes;
        this.documents = documents;
        this.requests = requests;
        this.answers = answers;
        this.deals = deals;
        this.jdbc = jdbc;
        this.guests = beans.createBean(DocumentGuests.class);
    }

    /** Somebody of age, who is consulted. */
    public Done<VisitId> consulted(String name) {
        var visit = guests.with(SUMAN, name, "1993-04-02");
        people.as(
                SUMAN,
                () -> desk.advance(key(), visit.subject(), WaitingReason.ARRIVED, WaitingReason.IN_CONSULTATION));
        return visit;
    }

    /** A version is written, and accepted whole. */
    public void accepted(VisitId visit, QuoteDraft draft) {
        written(visit, draft);
        accepted(visit, draft.lines().size());
    }

    /** The first version is written. */
    public void written(VisitId visit, QuoteDraft draft) {
        people.as(SUMAN, () -> quotes.write(key(), visit, 0, draft));
    }

    /** The first version is accepted, with so many lines. */
    public void accepted(VisitId visit, int lines) {
        var all = IntStream.rangeClosed(1, lines).boxed().collect(Collectors.toSet());
        people.as(SUMAN, () -> quotes.accept(key(), visit, 1, all, ZH));
    }

    /** A line of one. */
    public Planned one(String code) {
        return Planned.of(item(code), 1);
    }

    /** An item, by its code. */
    public ItemId item(String code) {
        return new ItemId(jdbc.sql("SELECT id FROM price_item WHERE code = ?")
                .param(code)
                .query(UUID.class)
                .single());
    }

    /** A doctor has come, and has confirmed it; the guest is in a room. */
    public void confirmed(VisitId visit, String code) {
        var request = people.as(
                        SUMAN, () -> requests.request(key(), visit, new Briefing("自然", "见方案", "", "", ""), null))
                .subject();
        people.as(ZHOU, () -> answers.accept(key(), request, null));
        people.as(ZHOU, () -> answers.come(key(), request));
        people.as(
                ZHOU,
                () -> answers.record(
                        key(),
                        request,
                        new Findings("上睑皮肤松弛", "有适应证", "", "可做"),
                        Map.of(item(code), Verdict.CONFIRMED)));
    }

    /** The contract of the newest version. */
    public DocumentId contract(VisitId visit) {
        var version = people.as(SUMAN, () -> quotes.of(visit)).getFirst();
        return people.as(SUMAN, () -> quotes.contract(version.id())).orElseThrow();
    }

    /** Contract and privacy are signed, by the guest and for the house. */
    public void signed(VisitId visit) {
        contractSigned(visit);
        privacySigned(visit);
    }

    /** The contract is signed, by the guest and for the house. */
    public void contractSigned(VisitId visit) {
        var contract = contract(visit);
        guests.signed(SUMAN, contract);
        people.as(SUMAN, () -> documents.countersign(key(), contract, DocumentGuests.LINE, "desk"));
    }

    /** What is kept of the guest, and why, is signed. */
    public void privacySigned(VisitId visit) {
        guests.signed(SUMAN, guests.filled(SUMAN, visit, TextKind.PRIVACY, Map.of()));
    }

    /** Something that needs no doctor is bought. */
    public Done<DealId> closed(VisitId visit, String code) {
        accepted(visit, QuoteDraft.of(one(code)));
        signed(visit);
        return people.as(SUMAN, () -> deals.close(key(), visit, rings()));
    }

    /** Who has bought goes, without having paid. */
    public void leaves(VisitId visit) {
        people.as(SUMAN, () -> desk.advance(key(), visit, Outcomes.TO_THE_CASHIER, WaitingReason.LEAVING));
        people.as(SUMAN, () -> desk.depart(key(), visit));
    }

    /** In three days, by the agents. */
    public Said rings() {
        return new Said(null, new CallbackPlan(BusinessTime.day(Instant.now()).plusDays(3), Caller.AGENTS));
    }

    private static UUID key() {
        return UUID.randomUUID();
    }
}

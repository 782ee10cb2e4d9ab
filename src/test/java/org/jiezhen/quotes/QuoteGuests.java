package org.jiezhen.quotes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.acts.Done;
import org.jiezhen.doctors.Briefing;
import org.jiezhen.doctors.DoctorAnswers;
import org.jiezhen.doctors.DoctorRequests;
import org.jiezhen.doctors.Findings;
import org.jiezhen.doctors.Verdict;
import org.jiezhen.house.PlaceId;
import org.jiezhen.prices.ItemId;
import org.jiezhen.quotes.QuoteDraft.Planned;
import org.jiezhen.quotes.QuoteSums.Whole;
import org.jiezhen.shared.Fen;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guests with whom a consultant plans, for the tests of screens. */
@TestComponent
public class QuoteGuests {

    private final People people;
    private final FrontDesk desk;
    private final Custody custody;
    private final Quotes quotes;
    private final Approvals approvals;
    private final DoctorRequests requests;
    private final DoctorAnswers answers;
    private final JdbcClient jdbc;

    QuoteGuests(
            People people,
            FrontDesk desk,
            Custody custody,
            Quotes quotes,
            Approvals approvals,
            DoctorRequests requests,
            DoctorAnswers answers,
            JdbcClient jdbc) {
        this.people = people;
        this.desk = desk;
        this.custody = custody;
        this.quotes = quotes;
        this.approvals = approvals;
        this.requests = requests;
        this.answers = answers;
        this.jdbc = jdbc;
    }

    /** Somebody is in a room with a consultant. */
    public Done<VisitId> with(String consultant, String name, PlaceId room) {
        var phone = "136%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        var visit = people.as(
                "liuyue",
                () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.parse(name, phone, 0, false))
                                .ofAnother()));
        people.as("liuyue", () -> desk.move(UUID.randomUUID(), visit.subject(), room));
        people.as("liuyue", () -> custody.offer(UUID.randomUUID(), visit.subject(), people.id(consultant)));
        people.as(consultant, () -> custody.accept(UUID.randomUUID(), visit.subject()));
        return visit;
    }

    /** The next version is written, one of each of these by their codes. */
    public QuoteVersion written(String by, VisitId visit, int shown, int perMille, String... codes) {
        var lines = Arrays.stream(codes).map(code -> Planned.of(item(code), 1)).toList();
        people.as(
                by,
                () -> quotes.write(
                        UUID.randomUUID(),
                        visit,
                        shown,
                        new QuoteDraft(lines, new Whole(perMille, Fen.NONE), null, null)));
        return people.as(by, () -> quotes.of(visit)).getFirst();
    }

    /** The first version is written, of one thing and two of which the guest chooses one. */
    public QuoteVersion alternatives(String by, VisitId visit, String always, String one, String other) {
        var lines = List.of(
                Planned.of(item(always), 1),
                new Planned(item(one), 1, Side.NONE, null, null, 1),
                new Planned(item(other), 1, Side.NONE, null, null, 1));
        people.as(
                by, () -> quotes.write(UUID.randomUUID(), visit, 0, new QuoteDraft(lines, Whole.NOTHING, null, null)));
        return people.as(by, () -> quotes.of(visit)).getFirst();
    }

    /** Somebody is asked to approve it. */
    public void asked(String by, VisitId visit, int number) {
        people.as(by, () -> quotes.ask(UUID.randomUUID(), visit, number));
    }

    /** It is approved by somebody who may go so far. */
    public void approved(String by, String approver, VisitId visit, int number) {
        asked(by, visit, number);
        people.as(approver, () -> approvals.approve(UUID.randomUUID(), visit, number));
    }

    /** A doctor sees the guest, and confirms what is planned by its code. */
    public void confirmed(String consultant, String doctor, VisitId visit, String... codes) {
        var request = people.as(
                        consultant,
                        () -> requests.request(UUID.randomUUID(), visit, new Briefing("自然", "见方案", "", "", ""), null))
                .subject();
        people.as(doctor, () -> answers.accept(UUID.randomUUID(), request, null));
        people.as(doctor, () -> answers.come(UUID.randomUUID(), request));
        var said = new HashMap<ItemId, Verdict>();
        List.of(codes).forEach(code -> said.put(item(code), Verdict.CONFIRMED));
        people.as(
                doctor, () -> answers.record(UUID.randomUUID(), request, new Findings("皮肤完好", "有适应证", "", "可做"), said));
    }

    private ItemId item(String code) {
        return new ItemId(jdbc.sql("SELECT id FROM price_item WHERE code = ?")
                .param(code)
                .query(UUID.class)
                .single());
    }
}

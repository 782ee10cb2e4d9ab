package org.jiezhen.documents;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.acts.Done;
import org.jiezhen.staff.Tablet;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guests who are asked to sign, for the tests of screens. */
@TestComponent
public class DocumentGuests {

    /** What is drawn in a frame. */
    public static final String LINE = "600x220;20,100 40,80 60,110 90,70 120,120 160,90;180,60 200,140 230,70 260,130";

    private final People people;
    private final FrontDesk desk;
    private final Custody custody;
    private final Documents documents;
    private final GuestDocument guestDocument;
    private final JdbcClient jdbc;
    private final AutowireCapableBeanFactory beans;

    DocumentGuests(
            People people,
            FrontDesk desk,
            Custody custody,
            Documents documents,
            GuestDocument guestDocument,
            JdbcClient jdbc,
            AutowireCapableBeanFactory beans) {
        this.people = people;
        this.desk = desk;
        this.custody = custody;
        this.documents = documents;
        this.guestDocument = guestDocument;
        this.jdbc = jdbc;
        this.beans = beans;
    }

    /** Somebody of age is with a consultant. */
    public Done<VisitId> with(String consultant, String name, String born) {
        var phone = "137%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        var visit = people.as(
                "liuyue",
                () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.parse(name, phone, 0, false))
                                .ofAnother()));
        jdbc.sql("""
                        UPDATE customer SET birth_date = CAST(? AS date)
                        WHERE id = (SELECT customer_id FROM visit WHERE id = ?)""").params(born, visit.subject().value()).update();
        people.as("liuyue", () -> custody.offer(UUID.randomUUID(), visit.subject(), people.id(consultant)));
        people.as(consultant, () -> custody.accept(UUID.randomUUID(), visit.subject()));
        return visit;
    }

    /** A document is filled. */
    public DocumentId filled(String by, VisitId visit, String kind, Map<Placeholder, String> said) {
        return people.as(by, () -> documents.fill(UUID.randomUUID(), visit, kind, Locale.SIMPLIFIED_CHINESE, said))
                .subject();
    }

    /** A document is signed by its guest, before somebody. */
    public void signed(String before, DocumentId document) {
        var screen = beans.createBean(Tablet.class).of(before);
        screen.owner(() -> documents.show(UUID.randomUUID(), document, Set.of(KnownBy.NAME, KnownBy.BIRTH_DATE), null));
        screen.guest(() -> guestDocument.sign(UUID.randomUUID(), document, LINE, "tablet"));
        screen.unlock();
    }

    /** What a consultation agrees on. */
    public static Map<Placeholder, String> deal() {
        return Map.of(Placeholder.ITEMS, "光子嫩肤 3 次\n泪沟玻尿酸 1 ml", Placeholder.TOTAL, "10,300.00 元");
    }
}

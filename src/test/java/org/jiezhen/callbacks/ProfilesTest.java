package org.jiezhen.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jiezhen.shared.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** How to meet a guest is a word about a person: for whoever has her just then, for its time, and for herself. */
class ProfilesTest extends CallbacksTest {

    private static final String SUMAN = "suman";

    @Autowired
    private Profiles profiles;

    @Autowired
    private ProfilesOver over;

    @BeforeEach
    void nothingIsKept() {
        jdbc.sql("DELETE FROM customer_profile").update();
    }

    @Test
    void whoRingsHerKnowsHowToMeetHerAndNobodyElseDoes() {
        var person = due("慢慢定");
        as(CAOMIN, () -> calls.take(key(), person, false));
        as(CAOMIN, () -> profiles.say(key(), person, "TAKES_HER_TIME"));
        assertThat(as(CAOMIN, () -> profiles.of(person))
                        .orElseThrow()
                        .type()
                        .title()
                        .zh())
                .isEqualTo("慢慢决定");
        assertThat(as(XIAQING, () -> profiles.of(person))).as("another agent").isEmpty();
        assertThat(as(SUMAN, () -> profiles.of(person)))
                .as("a consultant who has not got her")
                .isEmpty();
        assertThat(refused(XIAQING, () -> profiles.say(key(), person, "SAYS_LITTLE"))
                        .key())
                .isEqualTo("refusal.profile.none");
        assertThatThrownBy(() -> as(LITING, () -> profiles.of(person))).isInstanceOf(AccessDeniedException.class);
        as(CAOMIN, () -> calls.release(key(), person));
        assertThat(as(CAOMIN, () -> profiles.of(person))).as("no more").isEmpty();
        assertThat(as(GAOFENG, () -> profiles.of(person)))
                .as("whoever answers for the day")
                .isPresent();
    }

    @Test
    void whoHasHerInTheHouseKnowsItAndWhoHadHerDoesNot() {
        var visit = arrive("在院的", "13700029201").subject();
        var person = Objects.requireNonNull(customer(visit));
        as(GAOFENG, () -> profiles.say(key(), person, "WANTS_FACTS"));
        assertThat(as(SUMAN, () -> profiles.of(visit))).isEmpty();
        jdbc.sql("""
                        UPDATE visit_custody SET holder = 'STAFF', staff_id = ?
                        WHERE visit_id = ? AND ended IS NULL AND voided IS NULL""").params(people.id(SUMAN).value(), visit.value()).update();
        assertThat(as(SUMAN, () -> profiles.of(visit)).orElseThrow().type().code())
                .isEqualTo("WANTS_FACTS");
        as(LITING, () -> closing.leftUnseen(key(), visit, clock.instant()));
        assertThat(as(SUMAN, () -> profiles.of(visit))).isEmpty();
    }

    @Test
    void itIsGoneAfterItsTermFromTheTablesTooAndTheJournalNeverSaidWhatItWas() {
        var person = due("到期的");
        as(GAOFENG, () -> profiles.say(key(), person, "KNOWS_HER_MIND"));
        clock.advance(Duration.ofDays(179));
        over.sweep();
        assertThat(as(GAOFENG, () -> profiles.of(person))).isPresent();
        clock.advance(Duration.ofDays(1));
        assertThat(as(GAOFENG, () -> profiles.of(person)))
                .as("its last day is over")
                .isEmpty();
        over.sweep();
        assertThat(count("SELECT count(*) FROM customer_profile WHERE customer_id = ?", person.value()))
                .isZero();
        assertThat(count("SELECT count(*) FROM journal WHERE detail::text LIKE '%KNOWS_HER_MIND%'"))
                .isZero();
    }

    @Test
    void itIsOneOfThePlaybooksKindsAndNoFreeWord() {
        var person = due("自由词");
        assertThat(catchThrowableOfType(
                                InvalidInput.class, () -> as(GAOFENG, () -> profiles.say(key(), person, "STINGY")))
                        .field())
                .isEqualTo("type");
        as(GAOFENG, () -> profiles.say(key(), person, "SAYS_LITTLE"));
        as(GAOFENG, () -> profiles.say(key(), person, "LIKES_TO_TALK"));
        assertThat(count("SELECT count(*) FROM customer_profile WHERE customer_id = ?", person.value()))
                .as("one at a time")
                .isOne();
        as(GAOFENG, () -> profiles.say(key(), person, null));
        assertThat(as(GAOFENG, () -> profiles.of(person))).isEmpty();
    }

    @Test
    void theGuestIsPrintedWhatIsKeptOfHerAndThatIsWrittenDown() throws Exception {
        var person = due("要看的");
        as(GAOFENG, () -> profiles.say(key(), person, "TAKES_HER_TIME"));
        var paper = as(GAOFENG, () -> profiles.paper(person, Locale.SIMPLIFIED_CHINESE));
        try (var pdf = Loader.loadPDF(paper.bytes())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("要看的", "慢慢决定", "给两三个选择", "高峰", "随时要求查看");
        }
        assertThat(paper.name()).doesNotContain("要看的");
        assertThat(count(
                        "SELECT count(*) FROM journal WHERE action = 'callbacks.disclose' AND subject_id = ?",
                        person.toString()))
                .isOne();
        as(GAOFENG, () -> profiles.say(key(), person, null));
        try (var pdf = Loader.loadPDF(
                as(GAOFENG, () -> profiles.paper(person, Locale.ENGLISH)).bytes())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("We keep nothing of how to meet you");
        }
    }
}

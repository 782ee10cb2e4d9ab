package org.jiezhen.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiezhen.duty.DutyState;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.triage.ConsultantProfiles.Profile;
import org.jiezhen.triage.Fairness.How;
import org.jiezhen.triage.Replay.Again;
import org.jiezhen.triage.Rules.Named;
import org.jiezhen.triage.Rules.Own;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Triage.Press;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules are read, drafted, tried on a past day, and published; and what they did is a figure. */
class TriageRulesTest extends TriageHouse {

    private static final String MANAGER = "gaofeng";

    @Autowired
    TriageRules rules;

    @Autowired
    Fairness fairness;

    @Autowired
    ConsultantProfiles profiles;

    /** Of other days nothing is known: they are other tests'. */
    private LocalDate aNewDay() {
        clock.advance(Duration.ofDays(40));
        return BusinessTime.day(clock.instant());
    }

    @AfterEach
    void theRulesAreTheFirst() {
        jdbc.sql("UPDATE triage_draft SET body = NULL").update();
    }

    @Test
    void aDayByTheRulesInForceIsThatDayAndByOthersItSaysWhoWouldHaveReceived() {
        var day = aNewDay();
        knows("xulan", "EYES");
        for (var n = 0; n < 9; n++) {
            var guest = comes(n % 3 == 0 ? "BREAST" : "EYES");
            assign(guest);
            if (n == 4) {
                as(LITING, () -> desk.depart(key(), guest));
            }
            clock.advance(Duration.ofMinutes(3));
        }
        var named = comes();
        var look = look(named);
        as(
                ZHANGLEI,
                () -> triage.assign(
                        key(),
                        new Press(
                                named,
                                look.shown(),
                                look.choice().ranked().get(2).who(),
                                null,
                                Reason.BY_NAME)));

        var same = as(MANAGER, () -> rules.replay(book.inForce(clock.instant()).rules(), day, day));
        assertThat(same.all()).hasSize(10);
        assertThat(same.others()).isEmpty();
        assertThat(same.overruled()).isEqualTo(1);
        var draft = new Rules(
                List.of(Named.values()), List.of(), Own.FIRST, false, true, Map.of(), Map.of(), null, Map.of());
        var other = as(MANAGER, () -> rules.replay(draft, day, day));
        assertThat(other.all()).hasSize(10);
        assertThat(other.others())
                .as("xulan would have received for breasts too")
                .anyMatch(Again::isOther);

        var figures = as(MANAGER, () -> fairness.of(day, day));
        assertThat(figures.all()).as("one left before: the turn was given back").hasSize(9);
        assertThat(figures.overruled()).hasSize(1);
        assertThat(figures.all()).filteredOn(one -> one.how() == How.NAME).hasSize(1);
        assertThat(figures.altered()).isZero();
    }

    @Test
    void aDraftBecomesAVersionFromATimeOnAndDecisionsNameTheirs() {
        aNewDay();
        var before = book.inForce(clock.instant()).number();
        var draft = as(MANAGER, () -> rules.draft());
        assertThat(draft.begun()).isFalse();
        var now = draft.rules();
        var changed = new Rules(
                List.of(Named.BOOKED, Named.SAME_DAY, Named.OWN, Named.REFERRER, Named.CHANNEL),
                List.of(),
                now.own(),
                now.specialty(),
                now.language(),
                Map.of(),
                Map.of(),
                null,
                Map.of());
        as(MANAGER, () -> {
            rules.write(key(), draft.version(), changed);
            return "";
        });
        assertThat(refused("chengyuan", () -> {
                            rules.write(key(), draft.version(), now);
                            return "";
                        })
                        .args())
                .as("who has written meanwhile")
                .contains("高峰");
        var shown = as(MANAGER, () -> rules.draft());
        assertThat(shown.rules()).isEqualTo(changed);
        var published = as(
                MANAGER,
                () -> rules.publish(key(), shown.version(), clock.instant().plus(Duration.ofMinutes(5))));
        assertThat(published).isGreaterThan(before);
        var early = decided(comes());
        assertThat(decisions.find(early).orElseThrow().rules()).isEqualTo(before);
        clock.advance(Duration.ofMinutes(6));
        var late = decided(comes());
        assertThat(decisions.find(late).orElseThrow().rules()).isEqualTo(published);
        assertThat(as("liting", () -> rules.versions())).anyMatch(one -> one.number() == published && one.now());
        // The first rules again, for whoever comes after.
        as(MANAGER, () -> {
            rules.write(key(), rules.draft().version(), now);
            return rules.publish(key(), rules.draft().version(), clock.instant());
        });
    }

    @Test
    void whatIsSaidOfAConsultantCountsFromTheNextGuestOn() {
        says("xulan", DutyState.ON_DUTY);
        var profile = as(MANAGER, () -> profiles.all()).stream()
                .filter(one -> one.who().equals(people.id("xulan")))
                .findFirst()
                .orElseThrow();
        var said = new Profile(
                profile.who(),
                profile.name(),
                profile.version(),
                Situation.Grade.SENIOR,
                Set.of("SKIN"),
                Set.of("zh", "en"),
                1,
                9,
                true);
        as(MANAGER, () -> {
            profiles.say(key(), said);
            return "";
        });
        assertThat(refused("chengyuan", () -> {
                            profiles.say(key(), said);
                            return "";
                        })
                        .args())
                .contains("高峰");
        var guest = comes("EYES");
        assertThat(look(guest).choice().of(people.id("xulan")).orElseThrow().can())
                .isFalse();
    }
}

package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.Objects;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.channels.Channel;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Doubles;
import org.jiezhen.customers.FirstSourceCorrections;
import org.jiezhen.customers.FirstSourceCorrections.Reason;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.visits.FrontDesk.Correction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Through which channel the house first won a customer is said once, and stays. */
class FirstSourceTest extends VisitsTest {

    private static final String MANAGER = "gaofeng";
    private static final String ADMIN = "chengyuan";

    private static int number = 1000;

    @Autowired
    Bookings bookings;

    @Autowired
    Doubles doubles;

    @Autowired
    CustomerAdministration administration;

    @Autowired
    FirstSourceCorrections sources;

    private final String phone = "1396677%04d".formatted(number++);

    @Test
    void theFirstVisitThatSaysOneSaysItAndLaterOnesDoNot() {
        var customer = guest("屠静", null);
        assertThat(source(customer)).as("nobody asked").isNull();

        leaves(comes(customer, "RED"));
        assertThat(source(customer)).isEqualTo("RED");

        leaves(comes(customer, "MEITUAN"));
        booked("屠静", phone, Channel.TELEPHONE);
        assertThat(source(customer)).isEqualTo("RED");
    }

    @Test
    void aBookingSaysItAsSoonAsItIsKnownWhomItIsAbout() {
        var booking = booked("屠二静", phone, "SO_YOUNG");
        var customer = as(LITING, () -> administration.register(key(), details("屠二静", phone), false))
                .customer();
        assertThat(source(customer)).isEqualTo("SO_YOUNG");
        // Whoever changes the booking changes the booking.
        as(LITING, () -> {
            var opened = bookings.look(booking);
            return bookings.change(key(), booking, opened.version(), booking("屠二静", phone, "DOUYIN"));
        });
        assertThat(source(customer)).isEqualTo("SO_YOUNG");
    }

    @Test
    void aFriendWhoSentHerIsTheFirstSourceAndTheBookingsChannelIsTheVisits() {
        var friend = guest("屠友", "RED");
        var sent = as(LIUYUE, () -> desk.arrive(key(), arrival("屠三静", phone).sentBy(friend)))
                .subject();
        assertThat(source(customer(sent))).isEqualTo(Channel.REFERRAL);
        leaves(sent);

        var other = "1396688%04d".formatted(number++);
        var booking = booked("屠四静", other, "MEITUAN");
        var came = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(), new FrontDesk.Arrival(Source.BOOKED, null, null, VisitDetails.NONE).on(booking)))
                .subject();
        assertThat(source(customer(came))).isEqualTo("MEITUAN");
        assertThat(fact(came).source().with(fact(came).channel()).toString()).contains("美团预约", "Meituan booking");
        leaves(came);
    }

    @Test
    void itGoesWithTheVisitThatTurnsOutToBeSomebodyElsesOrNone() {
        var customer = guest("屠五静", null);
        var visit = comes(customer, "DOUYIN");
        assertThat(source(customer)).isEqualTo("DOUYIN");
        var other = guest("屠六静", null, "1396699%04d".formatted(number++));
        as(
                LITING,
                () -> rectifications.otherPerson(
                        key(),
                        visit,
                        version(visit),
                        new Correction(VisitDetails.NONE, other, false),
                        true,
                        Rectifications.Reason.MIXED_UP));
        assertThat(source(customer)).isNull();
        assertThat(source(other)).isEqualTo("DOUYIN");
        leaves(visit);

        var arrived = as(
                LIUYUE,
                () -> desk.arrive(
                        key(),
                        new FrontDesk.Arrival(Source.WALK_IN, null, null, VisitDetails.NONE)
                                .of(customer)
                                .through("WECHAT")));
        assertThat(source(customer)).isEqualTo("WECHAT");
        as(LIUYUE, () -> undo.takeBack(key(), arrived.entry()));
        assertThat(source(customer)).as("who tapped by mistake brought nobody").isNull();
    }

    @Test
    void ofTwoRecordsOfOnePersonTheEarlierStandsAndApartAgainEachItsOwn() {
        var one = guest("屠七静", "RED");
        var other = guest("屠七靖", "MEITUAN", "1396611%04d".formatted(number++));
        as(LITING, () -> doubles.merge(key(), one, other));
        assertThat(source(other)).isEqualTo("RED");
        assertThat(source(one)).isEqualTo("RED");
        as(LITING, () -> doubles.takeBack(key(), one, Doubles.TakenBack.NOT_THE_SAME));
        assertThat(source(other)).isEqualTo("MEITUAN");
        assertThat(source(one)).isEqualTo("RED");
    }

    @Test
    void onlyWhoeverMayChangesItWithAReasonAndWhoWasSecondIsToldWhoWasFirst() {
        var customer = guest("屠八静", "RED");
        var seen = as(MANAGER, () -> sources.look(customer)).seen();
        assertThatThrownBy(() -> as(LITING, () -> sources.change(key(), customer, seen, "MEITUAN", Reason.MISTAKE)))
                .isInstanceOf(AccessDeniedException.class);

        var press = key();
        as(MANAGER, () -> sources.change(press, customer, seen, "MEITUAN", Reason.PROVEN));
        as(MANAGER, () -> sources.change(press, customer, seen, "MEITUAN", Reason.PROVEN));
        assertThat(source(customer)).isEqualTo("MEITUAN");
        assertThat(jdbc.sql("""
                                SELECT reason || ' ' || (detail ->> 'from') || ' ' || (detail ->> 'to') FROM journal
                                WHERE action = 'customers.firstSource' AND subject_id = ?""").param(customer.toString()).query(String.class).list())
                .containsExactly("PROVEN RED MEITUAN");

        var refused = refused(ADMIN, () -> sources.change(key(), customer, seen, "DOUYIN", Reason.MISTAKE));
        assertThat(refused.key()).isEqualTo("refusal.customer.sourceChanged");
        assertThat(refused.args()).contains("高峰");
        assertThat(refused(
                                MANAGER,
                                () -> sources.change(
                                        key(),
                                        customer,
                                        as(MANAGER, () -> sources.look(customer))
                                                .seen(),
                                        "MEITUAN",
                                        Reason.MISTAKE))
                        .key())
                .isEqualTo("refusal.customer.sameSource");

        // What was said by hand holds, whatever comes later and whatever becomes of the visit.
        leaves(comes(customer, "WECHAT"));
        assertThat(source(customer)).isEqualTo("MEITUAN");
    }

    @Test
    void whoIsToldOfNoneAndIsOvertakenByAVisitIsToldSo() {
        var customer = guest("屠九静", null);
        var seen = as(MANAGER, () -> sources.look(customer)).seen();
        leaves(comes(customer, "RED"));
        assertThat(refused(MANAGER, () -> sources.change(key(), customer, seen, "MEITUAN", Reason.MISTAKE))
                        .key())
                .isEqualTo("refusal.customer.sourceSaid");
    }

    private CustomerId guest(String name, @Nullable String channel) {
        return guest(name, channel, phone);
    }

    private CustomerId guest(String name, @Nullable String channel, String reached) {
        return as(LITING, () -> administration.register(key(), details(name, reached), true, channel))
                .customer();
    }

    private static CustomerDetails details(String name, String phone) {
        return CustomerDetails.of(new PersonName(name), new Phone(phone), false);
    }

    private VisitId comes(CustomerId customer, String channel) {
        return as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new FrontDesk.Arrival(Source.WALK_IN, null, null, VisitDetails.NONE)
                                        .of(customer)
                                        .through(channel)))
                .subject();
    }

    private void leaves(VisitId visit) {
        as(LIUYUE, () -> desk.depart(key(), visit));
    }

    private BookingId booked(String name, String phone, String channel) {
        return as(LITING, () -> bookings.take(key(), booking(name, phone, channel)))
                .id();
    }

    private BookingDetails booking(String name, String phone, String channel) {
        return new BookingDetails(
                channel,
                BusinessTime.day(clock.instant()),
                LocalTime.NOON,
                new PersonName(name),
                new Phone(phone),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private @Nullable String source(@Nullable CustomerId customer) {
        var through = as(MANAGER, () -> sources.look(Objects.requireNonNull(customer)))
                .through();
        return through == null ? null : through.code();
    }
}

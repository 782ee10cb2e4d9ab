package org.jiezhen.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.channels.Channel;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class BookingsTest {

    @Autowired
    private Bookings bookings;

    @Autowired
    private BookingRecords records;

    @Autowired
    private BentNumbersOfBookings straight;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private LocalDate today;

    @BeforeEach
    void nobodyIsBooked() {
        today = BusinessTime.day(clock.instant());
        jdbc.sql("UPDATE booking SET day = '2001-01-01', number = 'OLD-' || upper(replace(id::text, '-', ''))")
                .update();
    }

    private <T> T as(String who, Supplier<T> action) {
        return people.as(who, action);
    }

    private BookingDetails details(String name, @Nullable String phone, LocalDate day, String at) {
        return new BookingDetails(
                Channel.TELEPHONE,
                day,
                LocalTime.parse(at),
                new PersonName(name),
                phone == null ? null : new Phone(phone),
                null,
                people.id("suman"),
                null,
                "双眼皮",
                null,
                true);
    }

    private Bookings.Done taken(String name, @Nullable String phone, LocalDate day, String at) {
        return as("liting", () -> bookings.take(UUID.randomUUID(), details(name, phone, day, at)));
    }

    private List<String> journal(BookingId booking) {
        return jdbc.sql("SELECT action || coalesce(':' || reason, '') FROM journal WHERE subject_kind = 'booking'"
                        + " AND subject_id = ? ORDER BY id")
                .param(booking.toString())
                .query(String.class)
                .list();
    }

    private String status(BookingId booking) {
        return jdbc.sql("SELECT status FROM booking WHERE id = ?")
                .param(booking.value())
                .query(String.class)
                .single();
    }

    @Test
    void whatIsTakenHasANumberOfOurOwnAndIsJournalledWithoutNameOrPhone() {
        var done = taken("王丽", "13812345678", today, "10:30");

        assertThat(done.number()).matches("T\\d{6}");
        assertThat(journal(done.id())).containsExactly("bookings.take");
        assertThat(jdbc.sql("SELECT string_agg(detail::text || coalesce(reason, ''), ' ') FROM journal")
                        .query(String.class)
                        .single())
                .doesNotContain("王丽", "13812345678");
    }

    @Test
    void pressedTwiceIsTakenOnce() {
        var key = UUID.randomUUID();
        var details = details("王丽", null, today, "10:30");
        var first = as("liting", () -> bookings.take(key, details));
        assertThat(as("liting", () -> bookings.take(key, details))).isEqualTo(first);
        assertThat(as("liting", () -> bookings.find("", today, 10))).hasSize(1);
    }

    @Test
    void aNumberThatTheBookingSystemUsesAlreadyIsPassedOver() {
        var next = Integer.parseInt(taken("甲", null, today, "09:00").number().substring(1)) + 1;
        jdbc.sql("UPDATE booking SET number = ? WHERE name = '甲'")
                .param("T%06d".formatted(next))
                .update();
        assertThat(taken("乙", null, today, "09:00").number()).isEqualTo("T%06d".formatted(next + 1));
    }

    @Test
    void whoHasChangedItMeanwhileIsNamed() {
        var done = taken("王丽", null, today, "10:30");
        var seen = as("liting", () -> bookings.look(done.id()));
        as("zhanglei", () -> bookings.change(UUID.randomUUID(), done.id(), seen.version(), later(seen)));

        assertThatThrownBy(() -> as(
                        "liting", () -> bookings.change(UUID.randomUUID(), done.id(), seen.version(), seen.details())))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("refusal.booking.changed");
                    assertThat(refusal.args()[0]).isEqualTo("张蕾");
                });
        assertThat(journal(done.id())).containsExactly("bookings.take", "bookings.change");
    }

    @Test
    void theWholeNumberIsShownToWhoAsksAndEveryLookIsJournalled() {
        var done = taken("王丽", "13812345678", today, "10:30");

        var seen = as("liting", () -> bookings.look(done.id()));
        assertThat(seen.phoneTail()).isEqualTo("5678");
        assertThat(seen.toString()).doesNotContain("13812345678");
        assertThat(journal(done.id())).containsExactly("bookings.take");

        assertThat(as("liting", () -> bookings.unmask(done.id()))).contains(new Phone("13812345678"));
        assertThat(journal(done.id())).containsExactly("bookings.take", "bookings.look");
        assertThatThrownBy(() -> as("liuyue", () -> bookings.unmask(done.id())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aNumberThatIsNotToldAnewStays() {
        var done = taken("王丽", "13812345678", today, "10:30");
        var seen = as("liting", () -> bookings.look(done.id()));

        as("liting", () -> bookings.change(UUID.randomUUID(), done.id(), seen.version(), later(seen)));

        assertThat(as("liting", () -> bookings.look(done.id())))
                .returns("5678", Bookings.Opened::phoneTail)
                .returns(LocalTime.of(15, 0), changed -> changed.details().at());
    }

    private BookingDetails later(Bookings.Opened opened) {
        return details(opened.details().name().value(), null, today, "15:00");
    }

    @Test
    void twoWhoChangeItAtOnceAreNotMixedUp() throws Exception {
        var done = taken("王丽", null, today, "10:30");
        var seen = as("liting", () -> bookings.look(done.id()));
        Callable<Boolean> change = () -> {
            try {
                as("liting", () -> bookings.change(UUID.randomUUID(), done.id(), seen.version(), later(seen)));
                return true;
            } catch (Refusal e) {
                assertThat(e.key()).isEqualTo("refusal.booking.changed");
                return false;
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(change);
            var other = threads.submit(change);
            assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void aCancelledOneCanBePutBackAndNothingElse() {
        var done = taken("王丽", null, today, "10:30");
        refused("refusal.booking.BOOKED", () -> bookings.putBack(UUID.randomUUID(), done.id()));
        as("liting", () -> bookings.cancel(UUID.randomUUID(), done.id(), CancelReason.CUSTOMER));
        refused("refusal.booking.CANCELLED", () -> bookings.cancel(UUID.randomUUID(), done.id(), CancelReason.HOUSE));
        refused(
                "refusal.booking.CANCELLED",
                () -> bookings.change(UUID.randomUUID(), done.id(), 1, details("王丽", null, today, "10:30")));
        as("liting", () -> bookings.putBack(UUID.randomUUID(), done.id()));

        assertThat(status(done.id())).isEqualTo("BOOKED");
        assertThat(journal(done.id())).containsExactly("bookings.take", "bookings.cancel:CUSTOMER", "bookings.putBack");
    }

    @Test
    void whoIsHereCannotBeCancelled() {
        var done = taken("王丽", null, today, "10:30");
        transaction.executeWithoutResult(_ -> records.arrived(done.id()));
        refused("refusal.booking.ARRIVED", () -> bookings.cancel(UUID.randomUUID(), done.id(), CancelReason.OTHER));
        transaction.executeWithoutResult(_ -> records.fulfilled(done.id()));
        refused("refusal.booking.FULFILLED", () -> bookings.putBack(UUID.randomUUID(), done.id()));
    }

    private void refused(String key, Supplier<?> command) {
        assertThatThrownBy(() -> as("liting", command))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    @Test
    void yesterdayAndTheFarFutureAreRefusedAtTheDay() {
        for (var day : List.of(today.minusDays(1), today.plusYears(2).plusDays(1))) {
            assertThatThrownBy(() -> taken("王丽", null, day, "10:30"))
                    .isInstanceOfSatisfying(
                            InvalidInput.class, e -> assertThat(e.field()).isEqualTo("day"));
        }
        assertThat(taken("王丽", null, today.plusYears(2), "10:30").number()).isNotEmpty();
    }

    @Test
    void whoMayOnlyLookCannotTake() {
        assertThatThrownBy(
                        () -> as("suman", () -> bookings.take(UUID.randomUUID(), details("王丽", null, today, "10:30"))))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as("suman", () -> bookings.find("", today, 10))).isEmpty();
        assertThatThrownBy(() -> as("hanli", () -> bookings.find("", today, 10)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aKnownCustomerIsRecognisedByNameAndNumberTogether() {
        var customer = customer("周晓彤", "13911110001");
        assertThat(bookedFor("周晓彤", "13911110001")).isEqualTo(customer);
        assertThat(bookedFor("周晓彤", "13911110002")).isNull();
        customer("周晓彤", "13911110001");
        assertThat(bookedFor("周晓彤", "13911110001")).as("two could be meant").isNull();
        jdbc.sql("UPDATE customer SET phone = NULL WHERE phone = '13911110001'").update();
    }

    private @Nullable CustomerId bookedFor(String name, String phone) {
        var done = taken(name, phone, today, "10:30");
        return as("liting", () -> bookings.look(done.id())).details().customer();
    }

    private CustomerId customer(String name, String phone) {
        var id = CustomerId.random();
        jdbc.sql("""
                        INSERT INTO customer (id, version, name, phone, root_id, registered_at)
                        VALUES (:id, 0, :name, :phone, :id, now())""")
                .param("id", id.value())
                .param("name", name)
                .param("phone", phone)
                .update();
        return id;
    }

    @Test
    void theDoorFindsByNamePinyinInitialsPhoneTailAndNumber() {
        var ouyang = taken("欧阳静怡", "13812345678", today, "10:30");
        var zeng = taken("曾丽", "13700004321", today, "09:00");
        var smith = taken("John Smith", null, today, "11:00");
        var tomorrow = taken("欧阳静怡", "13812345678", today.plusDays(1), "10:30");

        for (var typed : List.of("静怡", "ouyang", "jingyi", "OYJY", "oyjy", "5678", "13812345678", "欧阳 5678", "yang")) {
            assertThat(found(typed)).as(typed).containsExactly(ouyang.id());
        }
        assertThat(found("zengli")).containsExactly(zeng.id());
        assertThat(found("smith john")).containsExactly(smith.id());
        assertThat(found(tomorrow.number())).as("a whole number, on any day").containsExactly(tomorrow.id());
        assertThat(found(" " + ouyang.number().toLowerCase() + " ")).containsExactly(ouyang.id());
        assertThat(found("")).containsExactly(zeng.id(), ouyang.id(), smith.id());
        for (var typed : List.of("%", "_", "78", "王", "' OR 1=1 --", "x".repeat(1000), "a b c d e")) {
            assertThat(found(typed)).as(typed).isEmpty();
        }
        assertThat(as("liuyue", () -> bookings.find("", today, 2))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "13655550123, 136 5555 0123",
        "13655550123, +86 136 5555 0123",
        "13655550123, 0086-13655550123",
        "13655550123, 欧阳 136 5555 0123",
        "13655550123, 5555 0123 欧阳",
        "13655550123, '\u202d136 5555 0123\u202c'",
        "02168888888, (021) 6888 8888",
        "02168888888, +86 (0)21 6888 8888",
        "02168888888, 6888 8888",
        "+6591234567, 0065 9123 4567",
        "+6591234567, 9123 4567"
    })
    void theDoorFindsANumberHoweverItIsTyped(String number, String typed) {
        var ouyang = taken("欧阳静怡", number, today, "10:30");
        taken("曾丽", "13700004321", today, "09:00");

        assertThat(found(typed)).containsExactly(ouyang.id());
    }

    @Test
    void aNumberThatAFormerVersionKeptBentIsStraightAndWhatWasSaidOfItToo() {
        var booking = taken("欧阳静怡", null, today, "10:30").id();
        jdbc.sql("UPDATE booking SET phone = '013655550123', sent = '{\"phone\": \"013655550123\"}' WHERE id = ?")
                .param(booking.value())
                .update();

        straight.straighten();

        assertThat(found("136 5555 0123")).containsExactly(booking);
        assertThat(jdbc.sql("SELECT sent ->> 'phone' FROM booking WHERE id = ?")
                        .param(booking.value())
                        .query(String.class)
                        .single())
                .isEqualTo("13655550123");
    }

    @Test
    void theDoorFindsWhoWasGivenUpTodayAndNobodyWhoCannotComeAnyMore() {
        var missed = taken("王丽", null, today, "10:30");
        var arrived = taken("王丽", null, today, "10:40");
        var cancelled = taken("王丽", null, today, "10:50");
        transaction.executeWithoutResult(_ -> records.arrived(arrived.id()));
        as("liting", () -> bookings.cancel(UUID.randomUUID(), cancelled.id(), CancelReason.OTHER));
        transaction.executeWithoutResult(_ -> records.missed(today));
        assertThat(found("王丽")).containsExactly(missed.id());
        assertThat(found(cancelled.number())).isEmpty();
        jdbc.sql("UPDATE booking SET day = ? WHERE id = ?")
                .params(today.minusDays(1), missed.id().value())
                .update();
        assertThat(as("liuyue", () -> bookings.find("王丽", today.minusDays(1), 10)))
                .isEmpty();
    }

    private List<BookingId> found(String typed) {
        return as("liuyue", () -> bookings.find(typed, today, 10)).stream()
                .map(BookingSearch.Hit::id)
                .toList();
    }
}

package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.bookings.CancelReason;
import org.jiezhen.channels.Channel;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.staff.StaffId;
import org.springframework.stereotype.Component;

/** 回访: at the telephone. Takes bookings for later today and the next days, and sometimes cancels one. */
@Component
class TakesTelephoneCalls extends VisitHabit {

    private static final LocalTime OPENS = LocalTime.of(8, 30);
    private static final LocalTime LAST = LocalTime.of(17, 30);
    private static final int CANCELS_ONCE_IN = 6;
    // Who writes to the hospital is called back.
    private static final List<String> THROUGH =
            List.of(Channel.TELEPHONE, Channel.TELEPHONE, Channel.TELEPHONE, "WECHAT", "MEITUAN", "SO_YOUNG", "RED");

    private static final List<String> INTERESTS = List.of("双眼皮", "光子嫩肤", "眼袋祛除", "玻尿酸", "鼻综合", "激光脱毛");

    private record Call(int number, Instant at) {}

    private final Bookings bookings;
    private final Map<StaffId, Call> last = new ConcurrentHashMap<>();

    TakesTelephoneCalls(Scenes scenes, Bookings bookings) {
        super(scenes, Urgency.SPARE, Role.CALLBACK_AGENT);
        this.bookings = bookings;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        var before = last.computeIfAbsent(me.id(), _ -> new Call(0, scene.now()));
        if (scene.lift().isStill()
                || !scene.isOver(
                        before.at, Lasts.TELEPHONE.of(scene.dice(), me.id().hashCode(), before.number))) {
            return Optional.empty();
        }
        return Optional.of(new Act(null, () -> {
            last.put(me.id(), new Call(before.number + 1, scene.now()));
            answer(scene, me.id().hashCode() + ":" + before.number);
        }));
    }

    private void answer(Scene scene, String call) {
        var dice = scene.dice();
        var strangers = new Strangers(dice);
        var now = scene.now().atZone(BusinessTime.ZONE);
        var day = now.toLocalDate().plusDays(dice.between(0, 3, "day", call));
        var at = OPENS.plusMinutes(15L * dice.between(0, 36, "time", call));
        if (day.equals(now.toLocalDate()) && !at.isAfter(now.toLocalTime())) {
            var soon = now.toLocalTime().plusHours(1).truncatedTo(ChronoUnit.HOURS);
            if (soon.isBefore(now.toLocalTime()) || soon.isAfter(LAST)) {
                day = day.plusDays(1);
            } else {
                at = soon;
            }
        }
        if (dice.onceIn(CANCELS_ONCE_IN, "cancels", call)) {
            var booked = bookings.find("", day, 50);
            if (!booked.isEmpty()) {
                bookings.cancel(randomUUID(), dice.any(booked, "which", call).id(), CancelReason.CUSTOMER);
                return;
            }
        }
        bookings.take(
                randomUUID(),
                new BookingDetails(
                        THROUGH.get(dice.between(0, THROUGH.size() - 1, "through", call)),
                        day,
                        at,
                        strangers.name(call),
                        strangers.phone(call),
                        null,
                        null,
                        null,
                        dice.any(INTERESTS, "interest", call),
                        null,
                        dice.onceIn(2, "first", call)));
    }
}

package org.jiezhen.visits;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journey.Timelines;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.staff.StaffUser;
import org.springframework.security.access.AccessDeniedException;

/** The public methods of the services of visits, to be tried by anybody. */
record VisitDoors(Method method) {

    static List<VisitDoors> all() {
        return Stream.of(
                        FrontDesk.class,
                        Custody.class,
                        Calls.class,
                        Swaps.class,
                        Timelines.class,
                        Rectifications.class,
                        ClosingTime.class)
                .flatMap(service -> Arrays.stream(service.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .map(VisitDoors::new)
                .toList();
    }

    List<String> permissions() {
        var own = method.getAnnotation(RolesAllowed.class);
        return List.of((own != null ? own : method.getDeclaringClass().getAnnotation(RolesAllowed.class)).value());
    }

    /** Whether this person is turned away for want of a permission; another answer is no such refusal. */
    boolean refuses(VisitsTest house, StaffUser who, VisitId visit) {
        var service = Stream.of(
                        house.desk,
                        house.custody,
                        house.calls,
                        house.swaps,
                        house.timelines,
                        house.rectifications,
                        house.closing)
                .filter(bean -> method.getDeclaringClass().isInstance(bean))
                .findFirst()
                .orElseThrow();
        var args = Arrays.stream(method.getParameterTypes())
                .map(type -> argument(type, visit))
                .toArray();
        return house.people.as(who, () -> {
            try {
                method.invoke(service, args);
                return false;
            } catch (InvocationTargetException e) {
                return e.getCause() instanceof AccessDeniedException;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Object argument(Class<?> type, VisitId visit) {
        if (type == VisitId.class) {
            return visit;
        }
        if (type == UUID.class) {
            return visit.value();
        }
        if (type == BookingId.class) {
            return new BookingId(visit.value());
        }
        if (type == PlaceId.class) {
            return new PlaceId(visit.value());
        }
        if (type == StaffId.class) {
            return new StaffId(visit.value());
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Rectifications.Reason.class) {
            return Rectifications.Reason.MIXED_UP;
        }
        if (type == LocalDate.class) {
            return LocalDate.EPOCH;
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type == String.class) {
            return WaitingReason.ARRIVED;
        }
        if (type == Ticket.class) {
            return new Ticket(LocalDate.EPOCH, 1);
        }
        if (type == FrontDesk.Correction.class) {
            return new FrontDesk.Correction(VisitDetails.NONE);
        }
        if (type == FrontDesk.Arrival.class) {
            return VisitsTest.standing();
        }
        throw new IllegalArgumentException(type.getName());
    }

    @Override
    public String toString() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}

package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.Component;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiezhen.callbacks.CallLook.Before;
import org.jiezhen.callbacks.CallbackCalls;
import org.jiezhen.callbacks.CallbackPermission;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerLines;
import org.jiezhen.customers.CustomerPart;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

/** Calls to a customer, on the customer's page, for whoever sees everybody who is rung. */
@org.springframework.stereotype.Component
class CallsOfCustomer implements CustomerPart {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final CallbackCalls calls;
    private final CurrentStaff staff;

    CallsOfCustomer(CallbackCalls calls, CurrentStaff staff) {
        this.calls = calls;
        this.staff = staff;
    }

    @Override
    public int getOrder() {
        return 30;
    }

    @Override
    public String heading() {
        return "callbacks.ofCustomer";
    }

    @Override
    public Optional<Component> of(CustomerId customer) {
        var all = staff.may(CallbackPermission.ALL) ? calls.ofCustomer(customer) : null;
        if (all == null || all.isEmpty()) {
            return Optional.empty();
        }
        var lines = new CustomerLines();
        all.forEach(one -> lines.add(
                WHEN.format(one.at()),
                Stream.of(lines.getTranslation(outcome(one)), mood(one, lines), one.by())
                        .filter(Objects::nonNull)
                        .toList(),
                one.note()));
        return Optional.of(lines);
    }

    private static String outcome(Before one) {
        return one.inPerson()
                ? "callbacks.before.inPerson"
                : one.outcome() == null ? "callbacks.before.unfinished" : "callbacks.outcome." + one.outcome();
    }

    private static @Nullable String mood(Before one, Component said) {
        return one.mood() == null ? null : said.getTranslation("callbacks.mood." + one.mood());
    }
}

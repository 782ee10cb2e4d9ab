package org.jiezhen.visits;

import java.util.List;
import java.util.Objects;
import org.jiezhen.customers.Acquaintance.Perhaps;
import org.jiezhen.shared.Refusal;

/** Whoever is to be written down may be a customer already: somebody is asked, before there are two records of one person. */
public final class PerhapsKnown extends Refusal {

    private final transient List<Perhaps> customers;

    PerhapsKnown(List<Perhaps> customers, String phoneTail) {
        super(
                "refusal.visit.perhapsKnown",
                phoneTail,
                Objects.requireNonNullElse(customers.getFirst().shownName(), "—"));
        this.customers = List.copyOf(customers);
    }

    private PerhapsKnown(List<Perhaps> customers) {
        super(
                "refusal.visit.perhapsKnown.born",
                Objects.requireNonNullElse(customers.getFirst().shownName(), "—"));
        this.customers = List.copyOf(customers);
    }

    /** By the birth date and a name that sounds the same, whatever the number. */
    public static PerhapsKnown born(List<Perhaps> customers) {
        return new PerhapsKnown(customers);
    }

    /** Who it may be, the likeliest first. */
    public List<Perhaps> customers() {
        return customers;
    }
}

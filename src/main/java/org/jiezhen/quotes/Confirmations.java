package org.jiezhen.quotes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.doctors.Confirmed;
import org.jiezhen.doctors.DoctorPermission;
import org.jiezhen.doctors.DoctorRecords;
import org.jiezhen.doctors.Verdict;
import org.jiezhen.filings.Filings;
import org.jiezhen.filings.Lack;
import org.jiezhen.prices.ItemId;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What doctors have said of what is planned, and who is to be asked for what nobody has confirmed. */
@Component
class Confirmations {

    private final DoctorRecords records;
    private final Filings filings;
    private final StaffDirectory directory;
    private final Commands commands;

    Confirmations(DoctorRecords records, Filings filings, StaffDirectory directory, Commands commands) {
        this.records = records;
        this.filings = filings;
        this.directory = directory;
        this.commands = commands;
    }

    /** What was said of each item of a visit last. */
    Map<ItemId, Confirmed> of(VisitId visit) {
        return records.confirmed(visit).stream().collect(Collectors.toMap(Confirmed::item, Function.identity()));
    }

    /** The names of the doctors whose filings cover an item today. */
    List<String> whoMay(PricedItem item) {
        var today = BusinessTime.day(commands.now());
        return directory.colleagues(DoctorPermission.RECORD).stream()
                .filter(doctor -> filings.lacks(doctor.id(), item, today).isEmpty())
                .map(Colleague::name)
                .toList();
    }

    /** Why these lines cannot be accepted, item by item: no doctor has confirmed one, or the doctor may not. */
    List<Refusal> missing(QuoteVersion version, Set<Integer> chosen) {
        var said = of(version.visit());
        var missing = new ArrayList<Refusal>();
        version.lines(chosen).stream()
                .map(QuoteLine::item)
                .filter(PricedItem::isMedical)
                .collect(Collectors.toMap(PricedItem::item, Function.identity(), (one, _) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(PricedItem::code))
                .forEach(item -> {
                    var why = missing(item, said.get(item.item()));
                    if (why != null) {
                        missing.add(why);
                    }
                });
        return missing;
    }

    private @Nullable Refusal missing(PricedItem item, @Nullable Confirmed said) {
        if (said == null) {
            var who = whoMay(item);
            return who.isEmpty()
                    ? new Refusal("refusal.quote.unconfirmedByNobody", item.name())
                    : new Refusal("refusal.quote.unconfirmed", item.name(), String.join("、", who));
        }
        if (said.verdict() == Verdict.NOT_ADVISABLE) {
            return new Refusal("refusal.quote.notAdvisable", item.name(), said.name(), said.since());
        }
        return filings.lacks(said.doctor(), item, BusinessTime.day(commands.now()))
                .map(Lack::refusal)
                .orElse(null);
    }
}

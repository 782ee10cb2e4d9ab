package org.jiezhen.quotes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jiezhen.quotes.QuoteSums.Whole;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * A version of a quote, whole. It is never changed: what changes is another version.
 *
 * @param perMille the most that is let go of the list, whatever the guest chooses
 * @param limit how much whoever wrote it might let go
 * @param by who wrote it
 * @param state how it stands now
 * @param since since when
 * @param answeredBy who asked, or who answered; null where nobody was asked
 * @param reason why it was declined
 * @param chosen the numbers of the lines that the guest has accepted; empty of what was not accepted
 */
public record QuoteVersion(
        QuoteVersionId id,
        VisitId visit,
        int number,
        List<QuoteLine> lines,
        Whole whole,
        int perMille,
        int limit,
        LocalDate until,
        @Nullable String note,
        Instant written,
        StaffId by,
        String byName,
        QuoteState state,
        Instant since,
        @Nullable String answeredBy,
        @Nullable String reason,
        Set<Integer> chosen) {

    public QuoteVersion {
        lines = List.copyOf(lines);
        chosen = Set.copyOf(chosen);
    }

    /** The numbers of the lines that count as long as nobody has chosen: of each group of alternatives the first. */
    public Set<Integer> first() {
        return numbers(QuoteSums.choices(summed()).getFirst());
    }

    /** Whether these lines can be accepted together: of each group one, and whatever is no alternative. */
    public boolean isChoice(Set<Integer> chosen) {
        return QuoteSums.choices(summed()).stream().anyMatch(one -> numbers(one).equals(chosen));
    }

    private Set<Integer> numbers(Set<Integer> positions) {
        return positions.stream().map(n -> lines.get(n).line()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The lines with these numbers. */
    public List<QuoteLine> lines(Set<Integer> numbers) {
        return lines.stream().filter(line -> numbers.contains(line.line())).toList();
    }

    /** What it comes to, when the guest chooses these. */
    public QuoteSums sums(Set<Integer> numbers) {
        return QuoteSums.of(lines(numbers).stream().map(QuoteLine::summed).toList(), whole);
    }

    /** What it comes to: with what the guest has chosen, else with the first of each group. */
    public QuoteSums sums() {
        return sums(chosen.isEmpty() ? first() : chosen);
    }

    /** Whether somebody has to approve it. */
    public boolean needsApproval() {
        return perMille > limit;
    }

    private List<QuoteSums.Line> summed() {
        return lines.stream().map(QuoteLine::summed).toList();
    }

    /** Without what it says, so that no sum comes into a log. */
    @Override
    public String toString() {
        return "QuoteVersion[" + id + "]";
    }
}

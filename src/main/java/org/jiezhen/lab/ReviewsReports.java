package org.jiezhen.lab;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.lab.Reviews.Item;
import org.jiezhen.lab.Reviews.Seen;
import org.jiezhen.lab.ReviewsBoard.ReviewFact;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/** 医生助理: reads what came, what stands out first, and says that it is reviewed. */
@Component
class ReviewsReports implements Habit {

    private static final int SOONEST = 60;
    private static final int LATEST = 240;

    private final Reviews reviews;
    private final ReviewsBoard board;

    ReviewsReports(Reviews reviews, ReviewsBoard board) {
        this.reviews = reviews;
        this.board = board;
    }

    @Override
    public Set<String> roles() {
        return Set.of("PHYSICIAN_ASSISTANT");
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return round.shown(board, board::read).stream()
                .filter(row -> row.reported() > row.reviewed() && round.isOver(row.since(), takes(row, round)))
                .min(Comparator.comparing(ReviewFact::stage).thenComparing(ReviewFact::since))
                .map(row -> new Act(row.id(), () -> review(row.visit())));
    }

    private static Duration takes(ReviewFact row, Round round) {
        return Duration.ofSeconds(
                round.day().dice().between(SOONEST, LATEST, "reads", row.since().getEpochSecond()));
    }

    private void review(VisitId visit) {
        reviews.open(visit).ifPresent(sheet -> sheet.items().stream()
                .filter(Item::isAsked)
                .collect(Collectors.groupingBy(
                        Item::order,
                        Collectors.mapping(
                                item -> new Seen(item.panel(), Objects.requireNonNull(item.report())),
                                Collectors.toList())))
                .forEach((order, seen) -> reviews.review(randomUUID(), order, seen)));
    }
}

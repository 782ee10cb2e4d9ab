package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiezhen.Eventually;

/** Every board of the house, each open in a browser that is shown everything. */
public final class OpenBoards implements AutoCloseable {

    private record Open<F extends BoardSource.Fact>(BoardSource<F> source, BoardElement<F> browser) {

        Map<String, String> shown() {
            return browser.rows().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, row -> row.getValue().get("fact").asString()));
        }

        Map<String, String> database() {
            return source.read().stream().collect(Collectors.toMap(F::id, F::toString));
        }
    }

    private final LiveBoards boards;
    private final List<Open<?>> open = new ArrayList<>();

    /**
     * Opens them, for whoever is signed in.
     *
     * @param permission one that this person has
     */
    public OpenBoards(LiveBoards boards, List<BoardSource<?>> sources, String permission) {
        this.boards = boards;
        sources.forEach(source -> open.add(open(boards, source, permission)));
    }

    private static <F extends BoardSource.Fact> Open<F> open(
            LiveBoards boards, BoardSource<F> source, String permission) {
        var everything = Audience.everyRow("everything", permission, Field.<F>of("fact", Object::toString));
        return new Open<>(source, BoardElement.prompt(boards, source, everything));
    }

    /** Gives a sign of life, as browsers do: those that are silent are not pushed to. */
    public void beat() {
        boards.beat(
                open.stream().map(board -> board.browser.subscription().id()).toList());
    }

    /** Each board comes to show what the database holds, and has not missed a change on the way. */
    public void showTheDatabase() {
        // What time alone has changed nobody tells: the reconciliation finds it.
        boards.reconcile();
        open.forEach(board -> Eventually.passes(() -> {
            assertThat(board.shown()).as(board.source.name()).isEqualTo(board.database());
            assertThat(board.browser.gaps())
                    .as("gaps in " + board.source.name())
                    .isZero();
        }));
    }

    /** How many updates were shown. */
    public int updates() {
        return open.stream().mapToInt(board -> board.browser.updates().size()).sum();
    }

    @Override
    public void close() {
        open.forEach(board -> board.browser.subscription().close());
    }
}

package org.jiezhen.folders;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.folders.Folders.With;
import org.jiezhen.folders.FoldersBoard.FolderFact;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.springframework.stereotype.Component;

/** 咨询师、前台: leaves a folder with the desk after a while, or offers it; the desk takes what is offered, and files what is done with. */
@Component
class PassesFolders implements Habit {

    private static final Duration KEEPS = Duration.ofMinutes(3);
    private static final int OFFERED_ONCE_IN = 2;

    /** What is out, as seen in one round. */
    private record Seen(List<FolderFact> folders) {}

    private final Folders folders;
    private final FoldersBoard board;

    PassesFolders(Folders folders, FoldersBoard board) {
        this.folders = folders;
        this.board = board;
    }

    @Override
    public Set<String> roles() {
        return Set.of("CONSULTANT", "DESK_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return round.seen(Seen.class, () -> new Seen(board.read())).folders.stream()
                .filter(folder -> !round.isTouched(folder.folder()))
                .flatMap(folder -> act(me, folder, round).stream())
                .findFirst();
    }

    private Optional<Act> act(Person me, FolderFact folder, Round round) {
        if (me.id().equals(folder.person())) {
            return folder.offer() == null && round.isOver(folder.since(), KEEPS)
                    ? Optional.of(new Act(folder.folder(), () -> passOn(me, folder, round)))
                    : Optional.empty();
        }
        if (!me.role().equals("DESK_GUIDE")) {
            return Optional.empty();
        }
        var offer = folder.offer();
        if (offer != null && offer.taker() == null) {
            return Optional.of(new Act(folder.folder(), () -> folders.accept(randomUUID(), folder.folder())));
        }
        if (folder.with() == With.NONE) {
            return Optional.of(new Act(folder.folder(), () -> folders.have(randomUUID(), folder.folder())));
        }
        return folder.with() == With.DESK && !folder.here()
                ? Optional.of(new Act(folder.folder(), () -> folders.file(randomUUID(), folder.folder())))
                : Optional.empty();
    }

    /** To the desk, by offering it or by leaving it there; what the desk has taken stays there. */
    private void passOn(Person me, FolderFact folder, Round round) {
        if (!me.role().equals("DESK_GUIDE")
                && round.day()
                        .dice()
                        .onceIn(OFFERED_ONCE_IN, "folder", folder.ticket().number())) {
            folders.offer(randomUUID(), folder.folder(), null);
        } else {
            folders.leaveToDesk(randomUUID(), folder.folder());
        }
    }
}

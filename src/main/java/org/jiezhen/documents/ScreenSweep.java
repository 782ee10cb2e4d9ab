package org.jiezhen.documents;

import org.jiezhen.acts.Commands;
import org.jiezhen.documents.Screens.Screen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** A document that is before a guest for longer than the house allows, or whose guest has left, is so no more. */
@Component
class ScreenSweep {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenSweep.class);

    private final Commands commands;
    private final DocumentKind kind;
    private final Screens screens;
    private final TransactionTemplate transaction;

    ScreenSweep(Commands commands, DocumentKind kind, Screens screens, TransactionTemplate transaction) {
        this.commands = commands;
        this.kind = kind;
        this.screens = screens;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void sweep() {
        try {
            transaction.executeWithoutResult(
                    _ -> screens.overdue(commands.now()).forEach(this::over));
        } catch (DataAccessException | TransactionException e) {
            // Refused all the same, and looked at again with the next sweep.
            LOG.warn("Could not look for lent screens: {}", e.getClass().getSimpleName());
        }
    }

    private void over(Screen screen) {
        commands.happens(
                kind,
                kind.find(screen.document()),
                DocumentAct.SHOWN_OUT.plain(),
                screen.by().value(),
                context -> screens.over(screen.document(), context.now(), context.entry()));
    }
}

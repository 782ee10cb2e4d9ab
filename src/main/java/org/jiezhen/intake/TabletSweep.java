package org.jiezhen.intake;

import org.jiezhen.acts.Commands;
import org.jiezhen.intake.Tablets.Tablet;
import org.jiezhen.visits.VisitRecords.Moment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** A tablet that a guest has for longer than the house allows, or whose guest has left, is hers no more. */
@Component
class TabletSweep {

    private static final Logger LOG = LoggerFactory.getLogger(TabletSweep.class);

    private final Commands commands;
    private final FormKind kind;
    private final Tablets tablets;
    private final TransactionTemplate transaction;

    TabletSweep(Commands commands, FormKind kind, Tablets tablets, TransactionTemplate transaction) {
        this.commands = commands;
        this.kind = kind;
        this.tablets = tablets;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void sweep() {
        try {
            transaction.executeWithoutResult(
                    _ -> tablets.overdue(commands.now()).forEach(this::over));
        } catch (DataAccessException | TransactionException e) {
            // Refused all the same, and looked at again with the next sweep.
            LOG.warn("Could not look for lent tablets: {}", e.getClass().getSimpleName());
        }
    }

    private void over(Tablet tablet) {
        kind.find(tablet.visit())
                .ifPresent(form -> commands.happens(
                        kind,
                        form.telling(),
                        FormAct.LENT_OUT.plain(),
                        tablet.by().value(),
                        context -> tablets.over(new Moment(tablet.visit(), context.now(), context.entry()))));
    }
}

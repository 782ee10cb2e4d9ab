package org.jiezhen.acts;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiezhen.shared.Id;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody held who goes: nobody has it from now, and every board says so. */
@Component
public class LeftBehind {

    private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);

    private final Commands commands;
    private final Holders holders;
    private final List<Chain<?, ?>> chains;
    private final TransactionTemplate apart;

    LeftBehind(Commands commands, Holders holders, List<Chain<?, ?>> chains, PlatformTransactionManager transactions) {
        this.commands = commands;
        this.holders = holders;
        this.chains = chains;
        // One of its own for each: the sign-out's may be over already, and one failure must not spare the others.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Somebody goes.
     *
     * @param why a reason code: how it is known
     * @throws RuntimeException when something could not be marked as left behind, so that it is tried again
     */
    public void by(UUID staff, String why) {
        var failures = new ArrayList<RuntimeException>();
        chains.forEach(chain -> leave(chain, staff, why, failures));
        if (!failures.isEmpty()) {
            throw failures.getLast();
        }
    }

    /** Whether this person holds anything now. */
    public boolean anything(UUID staff) {
        return chains.stream().anyMatch(chain -> !holders.heldBy(chain, staff).isEmpty());
    }

    private <I extends Id, S extends Subject<I>> void leave(
            Chain<I, S> chain, UUID staff, String why, List<RuntimeException> failures) {
        for (var id : holders.heldBy(chain, staff)) {
            try {
                apart.executeWithoutResult(_ -> abandon(chain, id, staff, why));
            } catch (RuntimeException e) {
                log.error(
                        "{} {} could not be marked as left behind by {}",
                        chain.kind().name(),
                        id,
                        staff,
                        e);
                failures.add(e);
            }
        }
    }

    private <I extends Id, S extends Subject<I>> void abandon(Chain<I, S> chain, I id, UUID staff, String why) {
        var subject = chain.kind().locked(id);
        // Asked again under the lock: somebody may have accepted it meanwhile.
        if (holders.heldBy(chain, staff).contains(id)) {
            commands.happens(
                    chain.kind(),
                    subject,
                    chain.steps().abandon().because(why),
                    staff,
                    context -> holders.pass(chain, context, Holder.NOBODY));
        }
    }
}

package org.jiezhen.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Locale;
import org.jiezhen.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What went wrong, as one may say it on a screen. Only an incident is a fault of ours: it gets a number that leads to
 * the log, and the screen never shows more.
 */
sealed interface Trouble {

    /** A rule, or somebody else, said no. */
    record Refused(Refusal refusal) implements Trouble {}

    /** Not this person's to do, or no longer signed in. */
    record NotAllowed() implements Trouble {}

    /** The database cannot be reached: nothing was saved, nothing is lost. */
    record Offline() implements Trouble {}

    record Incident(String number) implements Trouble {}

    Logger LOG = LoggerFactory.getLogger(Trouble.class);
    SecureRandom RANDOM = new SecureRandom();

    /** Sorts a failure; an incident is logged with its trace. */
    static Trouble of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return new Refused(refusal);
            }
            if (cause instanceof AccessDeniedException || cause instanceof AuthenticationException) {
                return new NotAllowed();
            }
            if (isOffline(cause)) {
                LOG.warn("The database cannot be reached: {}", cause.toString());
                return new Offline();
            }
        }
        var incident = new Incident(number());
        LOG.error("Incident {}", incident.number(), failure);
        return incident;
    }

    /** The sentence for a screen in this language. */
    default String sentence(Locale locale) {
        return switch (this) {
            case Refused(var refusal) -> Sentences.of(refusal, locale);
            case NotAllowed() -> I18NProvider.translate(locale, "shell.notAllowed");
            case Offline() -> I18NProvider.translate(locale, "shell.offline");
            case Incident(var number) -> I18NProvider.translate(locale, "shell.incident", number);
        };
    }

    private static boolean isOffline(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                // Class 08 is a broken connection, 57P0x a server that goes down or comes up. PostgreSQL always gives a
                // state; without one it is the pool that says its connection is closed.
                || cause instanceof SQLException sql
                        && (sql.getSQLState() == null
                                || sql.getSQLState().startsWith("08")
                                || sql.getSQLState().startsWith("57P"));
    }

    private static String number() {
        return "%06X".formatted(RANDOM.nextInt(1 << 24));
    }
}

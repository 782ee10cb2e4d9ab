package org.jiezhen.seal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jiezhen.database.DirectAccess;
import org.jiezhen.database.StartRefused;
import org.springframework.core.env.Environment;

/**
 * What an administrator asks of the journal from the command line, whether the portal runs or not: {@code verify} goes
 * through all of it, {@code head} prints how far it is sealed, in a line to be kept elsewhere. Neither changes anything.
 */
public final class JournalCommand {

    private static final Set<String> VERBS = Set.of("verify", "head");

    /** Everything is as it was sealed. */
    private static final int SOUND = 0;

    private static final int NOT_SOUND = 1;

    /** It could not be found out. */
    private static final int FAILED = 2;

    private static final int SHOWN = 20;
    private static final String NO_SUCH_TABLE = "42P01";

    private final Environment environment;
    private final PrintStream out;
    private final PrintStream err;

    JournalCommand(Environment environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Whether a program's arguments are for here, and not for the portal. */
    public static boolean isMeant(String[] args) {
        return args.length > 0 && VERBS.contains(args[0]);
    }

    /**
     * Carries it out.
     *
     * @return the program's exit code: 0 sound, 1 not sound, 2 it could not be found out
     */
    public static int run(String[] args, Environment environment) {
        // Whoever reads it by program finds the numbers written alike everywhere.
        Locale.setDefault(Locale.ROOT);
        return new JournalCommand(environment, System.out, System.err).run(args);
    }

    int run(String... args) {
        try {
            return args[0].equals("head") ? head(args) : verify(args);
        } catch (StartRefused refused) {
            return failed(refused.sentence() + "\n" + refused.remedy());
        } catch (SQLException e) {
            return failed(
                    NO_SUCH_TABLE.equals(e.getSQLState())
                            ? "This database has no seals yet: start the portal on it first."
                            : "The journal could not be read: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            // Not to be taken for a journal that is not sound, as an exception that is not caught would be.
            return failed("%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
        }
    }

    private int failed(String why) {
        err.println(why);
        return FAILED;
    }

    // ---- head

    private int head(String... args) throws SQLException, IOException {
        if (args.length > 1) {
            return failed("head takes no arguments.");
        }
        try (var database = DirectAccess.open(environment);
                var connection = database.connect()) {
            var last = SealTable.last(connection);
            if (last.isEmpty()) {
                return failed("Nothing of the journal is sealed yet.");
            }
            out.println(last.get().head());
            return SOUND;
        }
    }

    // ---- verify

    private int verify(String... args) throws SQLException, IOException {
        var exported = new ArrayList<Head>();
        for (var i = 1; i < args.length; i += 2) {
            if (!args[i].equals("--head") || i + 1 == args.length) {
                return failed(
                        "verify takes --head and a head, or --head and a file with heads in it; as often as needed.");
            }
            exported.addAll(heads(args[i + 1]));
        }
        try (var database = DirectAccess.open(environment);
                var connection = database.connect()) {
            var keys = SealKeys.toVerify(environment);
            return say(new Verifier(keys, exported).verify(connection), exported);
        }
    }

    private static List<Head> heads(String given) throws IOException {
        var heads = Head.allIn(given);
        if (heads.isEmpty()) {
            var file = Path.of(given);
            heads = Files.isRegularFile(file) ? Head.allIn(Files.readString(file)) : List.of();
        }
        if (heads.isEmpty()) {
            throw new StartRefused(
                    "%s is no head, and no file with a head in it.".formatted(given),
                    "A head is 64 hexadecimal digits, @, and a number; ./portal head prints one.");
        }
        return heads;
    }

    private int say(Verdict verdict, List<Head> exported) {
        out.printf(
                "journal: %s, %s, %ssound up to entry %,d; %,d not yet sealed%s%n",
                counted(verdict.entries(), "entry", "entries"),
                counted(verdict.seals(), "seal", "seals"),
                verdict.sound() ? "" : "NOT SOUND; ",
                verdict.soundUpTo(),
                verdict.unsealed(),
                verdict.unsealedSince() == null ? "" : ", since " + seconds(verdict.unsealedSince()));
        if (verdict.unchecked() > 0) {
            out.printf(
                    "%s not checked: the seals over them are missing, spoilt, or of a key that is lost%n",
                    counted(verdict.unchecked(), "entry", "entries"));
        }
        if (verdict.last() != null && verdict.sealedAt() != null) {
            out.printf("head: %s, sealed %s%n", verdict.last(), seconds(verdict.sealedAt()));
        }
        if (verdict.sound()) {
            if (!exported.isEmpty()) {
                out.printf("%s found as exported%n", counted(exported.size(), "head", "heads"));
            }
            return SOUND;
        }
        verdict.findings().stream().limit(SHOWN).forEach(finding -> out.println("  " + finding.sentence()));
        var more = verdict.count() - Math.min(SHOWN, verdict.findings().size());
        if (more > 0) {
            out.printf("  and %,d more%n", more);
        }
        return NOT_SOUND;
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String counted(long count, String one, String many) {
        return "%,d %s".formatted(count, count == 1 ? one : many);
    }
}

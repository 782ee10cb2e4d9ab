package org.jiezhen.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jiezhen.Amount;
import org.jiezhen.Eventually;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every board must keep, whatever it shows. A new board extends this, says how its rows come about, and is held to
 * all of it: each time to what depends on the board, and in {@code ./portal soak} to the {@link Machinery} below it, which
 * is the same for all boards and which one of them shows each time.
 */
@PortalTest
public abstract class BoardContractTest<F extends BoardSource.Fact> {

    // A board of its own reads rarely, so that what it sees it was told.
    private static final Duration NEVER = Duration.ofDays(1);

    private static final Pattern MOMENT = Pattern.compile("\\b\\d{13,14}\\b");
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern FEW_DIGITS = Pattern.compile("\\d{1,6}");

    private static final Map<String, AtomicInteger> CHANGES = new ConcurrentHashMap<>();

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    private People people;

    @Autowired
    private LiveBoards boards;

    @Autowired
    private List<BoardSource<?>> sources;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private Environment environment;

    private final List<BoardElement<?>> browsers = new ArrayList<>();
    private final List<LiveBoards> nodes = new ArrayList<>();

    protected abstract BoardSource<F> source();

    protected abstract Audience<F> audience();

    /**
     * Changes what the board shows, by SQL alone: a row more, a row changed, a row less, in turn.
     *
     * @param n counts up; each number is a visible change
     * @return what a command would announce: {@code <kind>:<id>}, or a whole kind
     */
    protected abstract String change(int n);

    /** A table that the board reads. */
    protected abstract String table();

    /** Whether the machinery is tested with this board. */
    boolean showsTheMachinery() {
        return Amount.isMuch();
    }

    /** Brings values into the database that this audience must not be shown, and names them. */
    protected abstract List<String> hide();

    @BeforeEach
    void theBoardIsCurrent() {
        boards.reconcile();
        var browser = prompt();
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
    }

    @AfterEach
    void everybodyGoes() {
        browsers.forEach(browser -> browser.subscription().close());
        nodes.forEach(LiveBoards::stop);
    }

    @Test
    void theFirstBoardIsTheDatabase() {
        change();
        boards.reconcile();
        var browser = prompt();
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
        assertThat(browser.updates().getFirst().whole()).isTrue();
    }

    @Test
    void eachChangeArrivesInOrderAndNoVersionIsLeftOut() {
        var browser = prompt();
        var first = browser.version();
        for (var n = 0; n < 9; n++) {
            announce();
            Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
        }
        assertThat(browser.versions())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(first, first + 9).boxed().toList());
        assertThat(browser.gaps()).isZero();
    }

    @Test
    void aPatchHoldsOnlyTheRowsThatChanged() {
        IntStream.range(0, 9).forEach(n -> change());
        boards.reconcile();
        var browser = prompt();
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
        var before = browser.rows();
        announce();
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
        var after = browser.rows();
        var changed = Stream.concat(before.keySet().stream(), after.keySet().stream())
                .filter(id -> !Objects.equals(before.get(id), after.get(id)))
                .collect(Collectors.toSet());
        assertThat(changed).isNotEmpty();
        assertThat(touched(browser.updates().getLast())).isEqualTo(changed);
    }

    @Machinery
    void changesInAHurryFoldTogetherAndTheLastStateIsExact() {
        var browser = prompt();
        var began = System.nanoTime();
        announceInAHurry();
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
        var gaps = Duration.ofNanos(System.nanoTime() - began).dividedBy(Dispatcher.GAP);
        assertThat((long) browser.wakes())
                .as("no oftener than one in %s", Dispatcher.GAP)
                .isLessThanOrEqualTo(gaps + 2);
        assertThat(browser.gaps()).isZero();
    }

    @Machinery
    void aSlowBrowserHasOneUpdatePendingHoweverMuchHappens() {
        var slow = slow();
        var witness = prompt();
        announceInAHurry();
        Eventually.passes(() -> assertThat(witness.rows()).isEqualTo(rows()));
        assertThat(slow.wakes()).isEqualTo(1);

        slow.fetch();
        assertThat(slow.rows()).isEqualTo(rows());
        assertThat(slow.fetch()).as("nothing is left").isFalse();

        announce();
        Eventually.holds("a lone change is delivered", () -> slow.wakes() == 2);
        slow.fetch();
        Eventually.passes(() -> assertThat(slow.rows()).isEqualTo(rows()));
        assertThat(slow.gaps()).isZero();
    }

    @Machinery
    void whoStopsReadingHoldsUpNobodyAndIsBroughtToThePresentAtOnce() {
        var stalled = slow();
        var prompt = prompt();
        // More versions than are remembered as patches.
        for (var n = 0; n < 72; n++) {
            changeAndWaitForIt(prompt);
        }
        Eventually.passes(() -> assertThat(prompt.rows()).isEqualTo(rows()));
        assertThat(stalled.wakes()).isEqualTo(1);

        stalled.fetch();
        assertThat(stalled.updates().getLast().whole()).isTrue();
        assertThat(stalled.rows()).isEqualTo(rows());
        assertThat(stalled.fetch()).isFalse();
    }

    @Machinery
    void whoIsALittleBehindIsGivenOnePatchAcrossTheVersions() {
        var slow = slow();
        var prompt = prompt();
        for (var n = 0; n < 6; n++) {
            changeAndWaitForIt(prompt);
        }
        slow.fetch();
        assertThat(slow.updates()).hasSize(2);
        assertThat(slow.updates().getLast().whole()).isFalse();
        assertThat(slow.rows()).isEqualTo(rows());
        assertThat(slow.gaps()).isZero();
    }

    @Test
    void aLostHintIsMadeGoodByTheReconciliation() {
        var browser = prompt();
        change();
        boards.reconcile();
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
    }

    @Machinery
    void theReconciliationComesByItself() {
        var node = node(Duration.ofMillis(100), Dispatcher.SILENT);
        var browser = prompt(node, audience());
        change();
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
    }

    @Machinery
    void aCutListenConnectionComesBackAndNothingIsMissed() {
        var node = node(NEVER, Dispatcher.SILENT);
        var browser = prompt(node, audience());
        Eventually.passes(() -> assertThat(node.beat(ids(browser)).ok()).isTrue());
        var cut = listeners();
        assertThat(cut).hasSize(2);

        jdbc.sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE application_name = 'jiezhen-listen' AND datname = current_database()
                        """).query(Boolean.class).list();
        announce();

        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
        Eventually.passes(() -> assertThat(listeners()).hasSize(2).doesNotContainAnyElementsOf(cut));
        Eventually.passes(() -> assertThat(node.beat(ids(browser)).ok()).isTrue());
        announce();
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
    }

    @Machinery
    void anUpdateLostOnTheWayIsNoticedAndTheWholeBoardRepairsIt() {
        var browser = slow();
        var witness = prompt();
        changeAndWaitForIt(witness);
        assertThat(browser.lose()).isTrue();
        var shown = browser.version();
        assertThat(boards.beat(ids(browser)).v().get(browser.subscription().id()))
                .as("the beat tells of a newer version")
                .isGreaterThan(shown);

        changeAndWaitForIt(witness);
        browser.fetch();
        assertThat(browser.gaps()).as("the patch does not follow").isEqualTo(1);
        assertThat(browser.version()).isEqualTo(shown);

        browser.subscription().resync();
        browser.fetch();
        assertThat(browser.updates().getLast().whole()).isTrue();
        assertThat(browser.rows()).isEqualTo(rows());
    }

    @Machinery
    void aBoardThatNobodyLooksAtIsNotReadAndItsFirstViewerIsGivenWhatIsSo() {
        var node = node(NEVER, Dispatcher.SILENT);
        var board = node.board(source().name());
        Eventually.passes(() -> assertThat(node.beat(List.of()).ok()).isTrue());
        change();
        announce();
        var somebodyHere = prompt();
        Eventually.passes(() -> assertThat(somebodyHere.rows()).isEqualTo(rows()));
        assertThat(board.reads()).isZero();

        var first = prompt(node, audience());

        assertThat(first.rows()).isEqualTo(rows());
        assertThat(board.reads()).isEqualTo(1);
    }

    @Machinery
    void anotherNodeSeesTheChangeToo() {
        var node = node(NEVER, Dispatcher.SILENT);
        var there = prompt(node, audience());
        Eventually.passes(() -> assertThat(node.beat(ids(there)).ok()).isTrue());
        var here = prompt();
        announce();
        Eventually.passes(() -> assertThat(there.rows()).isEqualTo(rows()));
        Eventually.passes(() -> assertThat(here.rows()).isEqualTo(rows()));
        assertThat(node.beat(ids(there)).e())
                .as("a page knows which run of which node it speaks to")
                .isNotEqualTo(boards.beat(ids(here)).e());
    }

    /** What is sent without what has whatever digits come to it: moments, and for a few digits also ids. */
    private static String withoutChance(String json, String canary) {
        var said = MOMENT.matcher(json).replaceAll("moment");
        return FEW_DIGITS.matcher(canary).matches() ? ID.matcher(said).replaceAll("id") : said;
    }

    @Test
    void whatAnAudienceLacksNeverLeavesTheServer() {
        var least = Audience.<F>everyRow("ids", audience().permission());
        var some = prompt();
        var few = prompt(boards, least);
        var hidden = hide();
        boards.reconcile();
        announce();
        Eventually.passes(() -> assertThat(some.rows()).isEqualTo(rows()));
        // Whatever other tests have left on this board, and whoever may see it.
        Eventually.passes(() -> assertThat(few.rows().keySet())
                .isEqualTo(source().read().stream().map(F::id).collect(Collectors.toSet())));
        some.subscription().resync();
        some.fetch();

        assertThat(hidden).isNotEmpty();
        assertThat(some.updates()).allSatisfy(update -> assertThat(hidden)
                .noneMatch(canary -> withoutChance(update.json(), canary).contains(canary)));
        assertThat(few.rows().values())
                .allSatisfy(row -> assertThat(row.propertyNames()).containsExactly("id"));
        assertThat(some.rows().values())
                .noneSatisfy(row -> assertThat(row.propertyNames()).containsExactly("id"));
    }

    @Machinery
    void oneJsonServesEverybodyWhoSeesTheSame() {
        var crowd = IntStream.range(0, 50).mapToObj(n -> prompt()).toList();
        var feed = crowd.getFirst().subscription().feed();
        Eventually.passes(() -> assertThat(crowd)
                .allSatisfy(browser -> assertThat(browser.rows()).isEqualTo(rows())));
        var before = feed.serialised();
        var reads = board().reads();
        announce();
        Eventually.passes(() -> assertThat(crowd)
                .allSatisfy(browser -> assertThat(browser.rows()).isEqualTo(rows())));
        assertThat(feed.serialised() - before).isEqualTo(1);
        assertThat(board().reads() - reads)
                .as("reads do not grow with browsers; a reconciliation may fall in between")
                .isBetween(1L, 3L);
        assertThat(crowd.stream()
                        .map(browser -> browser.updates().getLast().json())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aBoardThatCannotBeReadSaysSoAndHeals() {
        var browser = prompt();
        Eventually.passes(() -> assertThat(boards.beat(ids(browser)).ok()).isTrue());
        asOwner("REVOKE SELECT ON " + table() + " FROM " + database.getUsername());
        try {
            boards.reconcile();
            Eventually.passes(() -> assertThat(boards.beat(ids(browser)).ok()).isFalse());
            Eventually.holds("the browser is asked to look", () -> browser.nudges() > 0);
            var beat = boards.beat(ids(browser));
            assertThat(beat.asOf()).isLessThan(beat.t());
            assertThat(boards.beat(List.of()).ok())
                    .as("who does not show this board is not told")
                    .isTrue();
        } finally {
            asOwner("GRANT SELECT ON " + table() + " TO " + database.getUsername());
        }
        change();
        Eventually.passes(() -> assertThat(boards.beat(ids(browser)).ok()).isTrue());
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
    }

    @Test
    void nobodySeesItWithoutThePermission() {
        var before = boards.viewers();
        assertThatThrownBy(() -> BoardElement.prompt(boards, source(), audience()))
                .as("nobody is signed in")
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> people.as(
                        People.with(List.of("something.else")),
                        () -> BoardElement.prompt(boards, source(), audience())))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(boards.viewers()).isEqualTo(before);
    }

    @Machinery
    void whoLeftWithoutAWordIsSweptAndTheAudienceWithThem() {
        var audience = Audience.<F>everyRow("leaving", audience().permission());
        var before = boards.viewers();
        var audiences = board().audiences();
        var browser = prompt(boards, audience);
        var stays = prompt();
        assertThat(boards.viewers()).isEqualTo(before + 2);

        browser.goAway();
        boards.sweep();

        assertThat(boards.viewers()).isEqualTo(before + 1);
        assertThat(board().audiences()).isEqualTo(audiences);
        assertThat(boards.beat(ids(browser)).v()).as("its beat finds nothing").isEmpty();
        var shown = browser.updates().size();
        announce();
        Eventually.passes(() -> assertThat(stays.rows()).isEqualTo(rows()));
        assertThat(browser.fetch()).isFalse();
        assertThat(browser.updates()).hasSize(shown);
    }

    @Machinery
    void whoFailsWhenWokenIsDroppedAndTheOthersAreServed() {
        var failing = signedIn(() -> boards.subscribe(source(), audience(), new Viewer() {
            @Override
            public void wake() {
                throw new IllegalStateException("the browser went");
            }

            @Override
            public void nudge() {}

            @Override
            public boolean alive() {
                return true;
            }
        }));
        var browser = prompt();
        failing.take();
        announce();
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
        Eventually.holds("the failing one is dropped", failing::closed);
        assertThat(failing.take()).isEmpty();
    }

    @Machinery
    void aNodeThatWasStoppedGoesOnWhenItIsStartedAgain() {
        var node = node(NEVER, Dispatcher.SILENT);
        var browser = prompt(node, audience());
        node.stop();
        announce();
        node.start();
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
        Eventually.passes(() -> assertThat(node.beat(ids(browser)).ok()).isTrue());
        announce();
        Eventually.passes(() -> assertThat(browser.rows()).isEqualTo(rows()));
    }

    @Machinery
    void whoGivesNoSignOfLifeIsNotSentToUntilTheNextBeat() {
        var patience = Duration.ofMillis(200);
        var node = node(NEVER, patience);
        var quiet = slow(node, audience());
        var lively = prompt(node, audience());
        Eventually.holds("silence", () -> quiet.subscription().silentFor(patience));
        var wakes = quiet.wakes();
        for (var n = 0; n < 5; n++) {
            announce();
            Eventually.passes(() -> {
                node.beat(ids(lively));
                assertThat(lively.rows()).isEqualTo(rows());
            });
        }
        assertThat(quiet.wakes()).isEqualTo(wakes);

        node.beat(ids(quiet));
        Eventually.holds("the beat revives", () -> quiet.wakes() == wakes + 1);
        quiet.fetch();
        assertThat(quiet.rows()).isEqualTo(rows());
    }

    /** Changes something and announces it in the same transaction, as a command does. */
    void announce() {
        transaction.executeWithoutResult(_ -> tell(change(next())));
    }

    /** A thousand changes and a few; the last is a row more, so that no state before was like the last. */
    private void announceInAHurry() {
        var changes = counter();
        for (var n = 0; n < 1000 || changes.get() % 3 != 1; n++) {
            announce();
        }
    }

    /** Announces, within a transaction or as one. */
    void tell(String payload) {
        jdbc.sql("SELECT pg_notify('jiezhen', ?)")
                .param(payload)
                .query((rs, row) -> "")
                .list();
    }

    int next() {
        return counter().getAndIncrement();
    }

    private AtomicInteger counter() {
        return CHANGES.computeIfAbsent(source().name(), name -> new AtomicInteger());
    }

    /** Changes something that nobody announces. */
    void change() {
        transaction.executeWithoutResult(_ -> change(next()));
    }

    /** A change that has a version of its own. */
    private void changeAndWaitForIt(BoardElement<F> browser) {
        var feed = browser.subscription().feed();
        var before = feed.version();
        announce();
        Eventually.holds("a newer version", () -> feed.version() > before);
    }

    BoardElement<F> prompt() {
        return prompt(boards, audience());
    }

    private BoardElement<F> slow() {
        return slow(boards, audience());
    }

    BoardElement<F> prompt(LiveBoards node, Audience<F> audience) {
        return opened(signedIn(() -> BoardElement.prompt(node, source(), audience)));
    }

    private BoardElement<F> slow(LiveBoards node, Audience<F> audience) {
        return opened(signedIn(() -> BoardElement.slow(node, source(), audience)));
    }

    private BoardElement<F> opened(BoardElement<F> browser) {
        browsers.add(browser);
        return browser;
    }

    private <T> T signedIn(Supplier<T> action) {
        return people.as(People.with(List.of(audience().permission())), action);
    }

    /** A second node on the same database. */
    private LiveBoards node(Duration reconcile, Duration silent) {
        return node(sources, reconcile, silent);
    }

    /** A second node with one board, which is read without a hint only when it is told to. */
    LiveBoards nodeOf(BoardSource<F> source) {
        return node(List.of(source), NEVER, Dispatcher.SILENT);
    }

    private LiveBoards node(List<BoardSource<?>> sources, Duration reconcile, Duration silent) {
        var node = new LiveBoards(sources, json, clock, database, reconcile, silent);
        nodes.add(node);
        node.start();
        return node;
    }

    private LiveBoard<?> board() {
        return boards.board(source().name());
    }

    /** What this board's browsers must show now, by the database. */
    Map<String, JsonNode> rows() {
        return source().read().stream()
                .flatMap(fact -> audience().row(fact, json).stream())
                .map(json::readTree)
                .collect(Collectors.toMap(row -> row.get("id").asString(), Function.identity()));
    }

    private Set<String> touched(Update patch) {
        var ids = new HashSet<String>();
        var message = json.readTree(patch.json());
        message.path("set").forEach(row -> ids.add(row.get("id").asString()));
        message.path("del").forEach(id -> ids.add(id.asString()));
        return ids;
    }

    static List<String> ids(BoardElement<?> browser) {
        return List.of(browser.subscription().id());
    }

    /** The LISTEN connections to this database. */
    private List<Integer> listeners() {
        return jdbc.sql("""
                        SELECT pid FROM pg_stat_activity
                        WHERE application_name = 'jiezhen-listen' AND datname = current_database()
                        """).query(Integer.class).list();
    }

    /** Runs a statement as the role that owns the tables. */
    private void asOwner(String statement) {
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.flyway.url"),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password"));
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

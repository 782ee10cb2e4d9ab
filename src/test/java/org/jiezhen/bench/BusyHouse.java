package org.jiezhen.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.jiezhen.People;
import org.jiezhen.PortalApplication;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.house.Place;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** The whole portal in this process, a demo house on a database of its own, with customers in the hall. */
final class BusyHouse implements AutoCloseable {

    /** Who acts: a guide, who has every customer in custody. */
    static final String GUIDE = "liuyue";

    /** A consultant, to whom the customer that changes is offered. */
    static final String CONSULTANT = "suman";

    private static final int OFFERS = 10;

    private final ServletWebServerApplicationContext context;
    private final FrontDesk desk;
    private final People people;
    private final List<VisitId> visits = new ArrayList<>();
    private final Thread actor = Thread.currentThread();
    private volatile long committed;
    private boolean named;

    /** @param handicap put before each read of the arrivals board, growing with the square of the boards shown */
    BusyHouse(Duration handicap) {
        var application = new SpringApplication(PortalApplication.class);
        application.addInitializers(new TestDatabase(), started -> {
            var beans = (GenericApplicationContext) started;
            beans.registerBean(People.class);
            if (handicap.isPositive()) {
                beans.registerBean(Slow.class, () -> new Slow(handicap, beans));
            }
        });
        context = (ServletWebServerApplicationContext) application.run(
                "--portal.house=demo",
                "--portal.simulation.enabled=false",
                "--server.port=0",
                "--management.server.port=-1",
                "--logging.level.root=warn",
                "--spring.datasource.hikari.maximum-pool-size=10");
        desk = context.getBean(FrontDesk.class);
        people = context.getBean(People.class);
        context.getBeansOfType(ConfigurableTransactionManager.class)
                .values()
                .forEach(manager -> manager.addListener(new TransactionExecutionListener() {
                    @Override
                    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
                        if (Thread.currentThread() == actor) {
                            committed = System.nanoTime();
                        }
                    }
                }));
    }

    /**
     * A delay in our arm, to see that the bench can fail. It grows as a cost between every two boards would: 20 ms at 200
     * boards are 500 ms at 1000. A delay that was the same for any number of boards would make the portal look more
     * linear, not less.
     */
    private record Slow(Duration handicap, GenericApplicationContext beans) implements BeanPostProcessor {

        private static final double BOARDS = 200;

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof ArrivalsBoard)) {
                return bean;
            }
            var proxy = new ProxyFactory(bean);
            proxy.setProxyTargetClass(true);
            proxy.addAdvice((MethodInterceptor) call -> {
                if (call.getMethod().getName().equals("read")) {
                    var times = beans.getBean(LiveBoards.class).viewers() / BOARDS;
                    LockSupport.parkNanos((long) (handicap.toNanos() * times * times));
                }
                return call.proceed();
            });
            return proxy.getProxy();
        }
    }

    int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /** The portal, whole. */
    ApplicationContext context() {
        return context;
    }

    /** Does something as the manager, who sees everything. */
    <T> T asManager(Supplier<T> action) {
        return people.as("gaofeng", action);
    }

    /** The address of the database. */
    String database() {
        return context.getEnvironment().getRequiredProperty("spring.datasource.url");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    StaffId person(String username) {
        return people.id(username);
    }

    /** A connection of the role that owns the tables. */
    Connection owner() {
        var environment = context.getEnvironment();
        try {
            return DriverManager.getConnection(
                    environment.getRequiredProperty("spring.flyway.url"),
                    environment.getRequiredProperty("spring.flyway.user"),
                    environment.getRequiredProperty("spring.flyway.password"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets customers arrive until there are so many. The first is offered to the consultant. */
    void customers(int number) {
        while (visits.size() < number) {
            var n = visits.size();
            var details = VisitDetails.parse(n % 2 == 0 ? "顾客" : "Ann Other", "1380000" + four(n), 0, false);
            var visit = as(() -> desk.arrive(
                            UUID.randomUUID(), new FrontDesk.Arrival(Source.WALK_IN, VisitType.FIRST, null, details)))
                    .subject();
            visits.add(visit);
            if (n == 0) {
                as(() -> context.getBean(Custody.class).offer(UUID.randomUUID(), visit, person(CONSULTANT)));
            }
        }
    }

    /** Leads guests into every consult and treatment room, offers ten, and has so many errands be run for others. */
    void busy(int errands) {
        var free = bean(RoomsBoard.class).read().stream()
                .filter(room -> room.state() == RoomsBoard.State.FREE && room.kind() != Place.Kind.BED)
                .toList();
        var next = 1;
        for (var room : free) {
            var visit = visits.get(next++);
            as(() -> desk.move(UUID.randomUUID(), visit, room.room()));
        }
        for (var n = 0; n < OFFERS; n++) {
            var visit = visits.get(next++);
            as(() -> bean(Custody.class).offer(UUID.randomUUID(), visit, person(CONSULTANT)));
        }
        var where = free.getFirst().room();
        for (var n = 0; n < errands; n++) {
            var visit = visits.get(next++);
            asDesk(() -> bean(TaskRequests.class)
                    .request(
                            UUID.randomUUID(),
                            TaskRequests.Request.of("ERRAND", visit, null)
                                    .to(where, null)
                                    .saying("资料")));
        }
    }

    /**
     * From now on it is the first customer's name that changes, and it is seen by more kinds of boards: the customer sits in a
     * room, and somebody is asked to bring something there.
     */
    void seenEverywhere() {
        named = true;
        var visit = visits.getFirst();
        var room = bean(RoomsBoard.class).read().stream()
                .filter(free -> free.state() == RoomsBoard.State.FREE && free.kind() == Place.Kind.CONSULT_ROOM)
                .findFirst()
                .orElseThrow()
                .room();
        as(() -> desk.move(UUID.randomUUID(), visit, room));
        asDesk(() -> bean(TaskRequests.class)
                .request(
                        UUID.randomUUID(),
                        TaskRequests.Request.of("ERRAND", visit, null)
                                .to(room, null)
                                .saying("资料")));
    }

    /** Lets customers go until there are so many. */
    void leave(int number) {
        while (visits.size() > number) {
            var visit = visits.removeLast();
            as(() -> desk.depart(UUID.randomUUID(), visit));
        }
    }

    /**
     * Changes one customer's telephone, whose last four digits every board of customers shows, or the name. To be called by
     * the thread that made this house.
     *
     * @return when the commit was acknowledged, in nanoseconds
     */
    long change(int marker) {
        var visit = visits.getFirst();
        var details = named
                ? VisitDetails.parse(name(marker), "13800000000", 0, false)
                : VisitDetails.parse("顾客", "1380000" + four(marker), 0, false);
        as(() -> desk.correct(
                UUID.randomUUID(), visit, desk.look(visit).version(), new FrontDesk.Correction(details, null, true)));
        return committed;
    }

    /** How a marker appears in what is sent. */
    String marker(int marker) {
        return named ? name(marker) : phone(marker);
    }

    /** How a telephone's last four digits appear in what is sent. */
    static String phone(int lastFour) {
        return "\"ph\":\"" + four(lastFour) + "\"";
    }

    // As long as any other, so that each message has as many bytes.
    private static String name(int marker) {
        var letters = new StringBuilder("Ann ");
        four(marker).chars().forEach(digit -> letters.append((char) ('a' + digit - '0')));
        return letters.toString();
    }

    private static String four(int number) {
        return "%04d".formatted(number % 10_000);
    }

    /** Does something as the guide. */
    <T> T asGuide(Supplier<T> action) {
        return as(action);
    }

    /** Does something as somebody of the desk. */
    <T> T asDesk(Supplier<T> action) {
        return people.as("liting", action);
    }

    /** Does something as this person. */
    <T> T as(String username, Supplier<T> action) {
        return people.as(username, action);
    }

    private <T> T as(Supplier<T> action) {
        return people.as(GUIDE, action);
    }

    @Override
    public void close() {
        context.close();
    }
}

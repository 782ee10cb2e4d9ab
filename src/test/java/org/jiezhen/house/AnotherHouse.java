package org.jiezhen.house;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jiezhen.acts.Actor;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Story;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.journal.Journal;
import org.jiezhen.journal.Once;
import org.jiezhen.shared.Transitions;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A real house on its first day, as far as setting it up needs one: its own database, and no page. */
final class AnotherHouse implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    AnotherHouse() {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("house", Map.of("portal.house", "real")));
        new TestDatabase().initialize(context);
        var settings = context.getEnvironment();
        context.registerBean(
                DataSource.class,
                () -> new DriverManagerDataSource(
                        settings.getRequiredProperty("spring.datasource.url"),
                        settings.getRequiredProperty("spring.datasource.username"),
                        settings.getRequiredProperty("spring.datasource.password")));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
        context.registerBean(
                PlatformTransactionManager.class, () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
        context.registerBean(
                TransactionTemplate.class,
                () -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class)));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(JsonMapper.class, () -> new JsonMapper());
        context.registerBean(Actor.class, () -> new Actor() {
            @Override
            public UUID account() {
                return new UUID(0, 1);
            }

            @Override
            public boolean may(String permission) {
                return true;
            }
        });
        context.register(
                Transactions.class,
                Journal.class,
                Once.class,
                Transitions.class,
                Commands.class,
                Story.class,
                PlaceKind.class,
                Building.class,
                HouseIntake.class,
                HouseImport.class);
        context.refresh();
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    HouseImport files() {
        return context.getBean(HouseImport.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    @Override
    public void close() {
        context.close();
    }
}

package org.jiezhen.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Connections for what is read again and again by the same few statements: few connections, each of which keeps the plan of a
 * statement from its first use on. A board's statement joins the views of many modules, and to plan it takes PostgreSQL longer
 * than to run it; on the connections of everybody it would be planned anew ten times on each. The plan is the generic one:
 * what is found by its subject, or because it is open, is found in the same way whatever the subject (decision 78).
 */
@Component
public class ReadingConnections implements BeanPostProcessor, DisposableBean {

    private static final ScopedValue<Boolean> READING = ScopedValue.newInstance();

    /** So many read at once; a board that hangs is cut off by the time that a statement may take. */
    private static final int MOST = 4;

    // Each board has a few: the whole, and a part for each set of kinds of subjects that change together.
    private static final int STATEMENTS = 1024;
    private static final int STATEMENTS_MIB = 32;

    private final Object lock = new Object();
    private @Nullable HikariDataSource reading;

    /** Whatever is read in there is read on one of these connections. */
    public static <T> T reading(Supplier<T> read) {
        return ScopedValue.where(READING, true).call(read::get);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource usual
                ? new DelegatingDataSource(usual) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        return READING.isBound() ? like(usual).getConnection() : usual.getConnection();
                    }
                }
                : bean;
    }

    /** They begin with the first read: a house in which nobody looks has none. */
    private HikariDataSource like(HikariDataSource usual) {
        synchronized (lock) {
            var begun = reading;
            if (begun != null) {
                return begun;
            }
            var config = new HikariConfig();
            config.setPoolName("reading");
            config.setJdbcUrl(usual.getJdbcUrl());
            config.setUsername(usual.getUsername());
            config.setPassword(usual.getPassword());
            config.setMaximumPoolSize(MOST);
            config.setMinimumIdle(1);
            config.setInitializationFailTimeout(-1);
            config.setConnectionTimeout(usual.getConnectionTimeout());
            config.setValidationTimeout(usual.getValidationTimeout());
            config.setConnectionInitSql(usual.getConnectionInitSql());
            config.setKeepaliveTime(usual.getKeepaliveTime());
            config.setMaxLifetime(usual.getMaxLifetime());
            config.setDataSourceProperties(usual.getDataSourceProperties());
            config.addDataSourceProperty(
                    "options",
                    usual.getDataSourceProperties().getProperty("options", "")
                            + " -c plan_cache_mode=force_generic_plan -c jit=off");
            config.addDataSourceProperty("prepareThreshold", "1");
            config.addDataSourceProperty("preparedStatementCacheQueries", String.valueOf(STATEMENTS));
            config.addDataSourceProperty("preparedStatementCacheSizeMiB", String.valueOf(STATEMENTS_MIB));
            var one = new HikariDataSource(config);
            reading = one;
            return one;
        }
    }

    @Override
    public void destroy() {
        synchronized (lock) {
            if (reading != null) {
                reading.close();
            }
        }
    }
}

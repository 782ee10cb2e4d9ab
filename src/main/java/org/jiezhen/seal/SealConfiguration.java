package org.jiezhen.seal;

import java.time.Clock;
import javax.sql.DataSource;
import org.jiezhen.database.HouseKind;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The keys, and who uses them. */
@Configuration(proxyBeanMethods = false)
class SealConfiguration {

    @Bean
    SealKeys sealKeys(Environment environment, HouseKind kind) {
        return SealKeys.toSeal(environment, kind);
    }

    /** A house without a good key is refused before anything in its database is changed. */
    @Bean
    FlywayConfigurationCustomizer sealKeysFirst(SealKeys keys) {
        return _ -> {};
    }

    @Bean
    Sealer sealer(DataSource database, SealKeys keys, Clock clock) {
        return new Sealer(database, keys, clock);
    }
}

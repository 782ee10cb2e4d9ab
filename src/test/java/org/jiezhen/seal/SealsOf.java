package org.jiezhen.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;

/** The seals of a running house's journal, to be made and verified when a test says so. */
public record SealsOf(ApplicationContext house) {

    /** Seals everything that was appended so far, and says how many entries that were. */
    public long seal() throws SQLException {
        return house.getBean(Sealer.class).seal();
    }

    /** Everything is as it was sealed, and each of these heads is found as it was written down; returns the last one. */
    public String sound(String... heads) throws SQLException {
        try (var connection = house.getBean(DataSource.class).getConnection()) {
            var verdict = new Verifier(house.getBean(SealKeys.class), Head.allIn(String.join("\n", heads)))
                    .verify(connection);
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.sound()).isTrue();
            return String.valueOf(verdict.last());
        }
    }

    /** What does not fit, in sentences. */
    public List<String> findings() throws SQLException {
        try (var connection = house.getBean(DataSource.class).getConnection()) {
            return new Verifier(house.getBean(SealKeys.class), List.of())
                    .verify(connection).findings().stream()
                            .map(Finding::sentence)
                            .toList();
        }
    }
}

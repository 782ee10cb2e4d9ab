package org.jiezhen.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.tables.RowByRow.Counts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tree of channels is put in order, taken away as a file, and brought in again. */
@PortalTest
class ChannelTreeTest {

    @Autowired
    Channels channels;

    @Autowired
    ChannelAdministration administration;

    @Autowired
    ChannelImport imports;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void asItWas() {
        jdbc.sql(
                        "UPDATE channel SET parent = CASE code WHEN 'TREE_PARTNERS' THEN 'PARTNER' END, in_use = false WHERE code LIKE 'TREE_%'")
                .update();
    }

    @Test
    void aChannelIsPutBelowAnotherWithAllBelowItAndNeverBelowItself() {
        var above = channel("Tree above", null);
        var below = channel("Tree below", above);
        var other = channel("Tree other", null);
        as(() -> administration.move(UUID.randomUUID(), above, version(above), other));
        assertThat(channels.find(below)).hasValueSatisfying(one -> {
            assertThat(one.kind()).isEqualTo(other);
            assertThat(one.path().en()).isEqualTo("Tree other › Tree above › Tree below");
        });
        assertThat(jdbc.sql("SELECT detail ->> 'to' FROM journal WHERE action = 'channels.move' AND subject_id = ?")
                        .param(above)
                        .query(String.class)
                        .list())
                .containsExactly(other);
        for (var to : List.of(other, above, below)) {
            assertThat(catchThrowableOfType(
                                    InvalidInput.class,
                                    () -> as(() -> administration.move(UUID.randomUUID(), other, version(other), to)))
                            .key())
                    .isEqualTo("refusal.channel.circle");
        }
        assertThat(catchThrowableOfType(DataIntegrityViolationException.class, () -> jdbc.sql(
                                "UPDATE channel SET parent = ? WHERE code = ?")
                        .params(below, other)
                        .update()))
                .as("whoever writes it")
                .isNotNull();
    }

    @Test
    void theTreeIsAFileThatBroughtInAgainChangesNothing() {
        var file = as(() -> imports.export(true));
        assertThat(as(() -> imports.check(file, (done, of) -> {})).issues()).isEmpty();
        var counts = bringIn(new String(file, StandardCharsets.UTF_8));
        assertThat(counts.unchanged()).isEqualTo(channels.all().size());
        assertThat(counts.fresh() + counts.changed() + counts.refused() + counts.broken())
                .isZero();
    }

    @Test
    void aFileAddsMovesAndRenamesAndItsDryRunChangesNothing() {
        var file = """
                code,below,name zh,name en,other names,at the lift,in use
                TREE_PARTNERS,PARTNER,树合作,Tree partners,树伙伴,no,yes
                TREE_SALON,TREE_PARTNERS,树美发,Tree salon,,yes,yes
                TREE_LOST,NOBODY,树丢,Tree lost,,no,yes
                TREE_ODD,,树怪,Tree odd,,perhaps,yes
                """;
        var before = channels.all().size();
        var checked = as(() -> imports.check(file.getBytes(StandardCharsets.UTF_8), (done, of) -> {}));
        assertThat(checked.foreseen()).isEqualTo(new Counts(2, 0, 0, 1, 1));
        assertThat(checked.issues())
                .extracting(issue -> issue.row() + " " + issue.why().key())
                .containsExactlyInAnyOrder("4 refusal.channel.noSuch", "5 refusal.channel.yesNo");
        assertThat(channels.all()).hasSize(before);
        bringIn(file);
        assertThat(channels.find("TREE_SALON")).hasValueSatisfying(one -> {
            assertThat(one.kind()).isEqualTo("PARTNER");
            assertThat(one.atDoor()).isTrue();
        });
        bringIn("code,below,name zh,name en\nTREE_SALON,,树美发店,Tree hairdresser\n");
        assertThat(channels.find("TREE_SALON")).hasValueSatisfying(one -> {
            assertThat(one.parent()).isNull();
            assertThat(one.name()).isEqualTo(new Localized("树美发店", "Tree hairdresser"));
            assertThat(one.also()).as("files say it still").contains("树美发");
        });
    }

    private Counts bringIn(String file) {
        var checked = as(() -> imports.check(file.getBytes(StandardCharsets.UTF_8), (done, of) -> {}));
        return as(() -> imports.bringIn(UUID.randomUUID(), checked, (done, of) -> {}));
    }

    private String channel(String name, @Nullable String parent) {
        return as(() -> administration.add(
                        UUID.randomUUID(),
                        parent,
                        new ChannelDetails(new Localized("中" + name, name), null, false, List.of())))
                .code();
    }

    private long version(String code) {
        return channels.find(code).orElseThrow().version();
    }

    private <T> T as(Supplier<T> act) {
        return people.as("gaofeng", act);
    }
}

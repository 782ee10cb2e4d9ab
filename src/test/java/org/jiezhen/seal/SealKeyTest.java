package org.jiezhen.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jiezhen.database.HouseKind;
import org.jiezhen.database.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class SealKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            changemechangemechangemechangemechangemechange                   | placeholder
            CHANGE_ME_CHANGE_ME_CHANGE_ME_CHANGE_ME_CHANGE                   | placeholder
            your-secret-key-goes-here-your-secret-key-goes                   | placeholder
            jiezhen                                                          | placeholder
            c2hvcnQgYnV0IHJhbmRvbQ                                           | too short: 16 bytes
            0f1e2d3c4b5a69788796a5b4c3d2e1f0                                 | too short: 16 bytes
            AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=                     | not random
            0000000000000000000000000000000000000000000000000000000000000001 | not random
            0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef | not random
            4d97c10bf3286ae54d97c10bf3286ae54d97c10bf3286ae54d97c10bf3286ae5 | not random
            5a1f93c8e07b26d43c9f8e15b0a7642d5a1f93c8e07b26d43c9f8e15b0a7642d | not random
            000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | not random
            VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZw==     | is a text
            thequickbrownfoxjumpsoverthelazydogandthenagainoverits           | is a text
            the quick brown fox jumps over the lazy dog, and then again      | neither base64 nor hexadecimal
            """)
    void aKeyThatCanBeGuessedIsRefused(String key, String why) {
        assertThatThrownBy(() -> SealKey.parse("PORTAL_SEAL_KEY", key))
                .isInstanceOfSatisfying(StartRefused.class, refused -> {
                    assertThat(refused.sentence())
                            .startsWith("PORTAL_SEAL_KEY ")
                            .contains(why);
                    assertThat(refused.sentence() + refused.remedy())
                            .contains("openssl rand -base64 32")
                            .doesNotContain(key + " ");
                });
    }

    @Test
    void whatIsMadeAtRandomIsTaken() {
        var ids = new HashSet<String>();
        for (var n = 0; n < 1_000; n++) {
            ids.add(SealKey.parse("a key", SealKey.random()).id());
        }
        assertThat(ids).hasSize(1_000);
    }

    @Test
    void aKeyMayBeWrittenInSeveralWays() {
        var key = SealKey.parse("a key", "7QmY0c9u2kXbV4tHr8sPz1LwEoN6gJdFa3iUyZx+/BM=");
        assertThat(SealKey.parse("a key", "  7QmY0c9u2kXbV4tHr8sPz1LwEoN6gJdFa3iUyZx-_BM\n")
                        .id())
                .isEqualTo(key.id());
        var hex = HexFormat.of().formatHex(Base64.getDecoder().decode("7QmY0c9u2kXbV4tHr8sPz1LwEoN6gJdFa3iUyZx+/BM="));
        assertThat(SealKey.parse("a key", hex).id()).isEqualTo(key.id());
        assertThat(SealKey.parse("a key", hex.toUpperCase(Locale.ROOT)).id()).isEqualTo(key.id());
    }

    @Test
    void aKeyIsNeverShown() {
        var key = SealKey.parse("a key", SealedHouse.KEY);
        assertThat(key.toString()).isEqualTo("key " + key.id()).doesNotContain(SealedHouse.KEY.substring(0, 6));
    }

    @Test
    void aRealHouseWithoutAKeyIsRefusedByName() {
        var elsewhere = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/portal");
        assertThatThrownBy(() -> SealKeys.toSeal(elsewhere, HouseKind.REAL))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PORTAL_SEAL_KEY is not set");
        assertThatThrownBy(() -> SealKeys.toSeal(new MockEnvironment(), HouseKind.REAL))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PORTAL_SEAL_KEY is not set");
    }

    @Test
    void anOldKeyIsLookedAtAsCloselyAsThePresentOne() {
        var present = SealKey.parse("a key", SealedHouse.KEY);
        assertThatThrownBy(() -> new SealKeys(present, "short"))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("PORTAL_SEAL_KEYS_OLD ");
        for (var vague : List.of("lost:everything", "lost:0123456789abcdef", "lost:0123456789abcdef@")) {
            assertThatThrownBy(() -> new SealKeys(present, vague))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("PORTAL_SEAL_KEYS_OLD does not say which key is lost.");
        }
        var keys = new SealKeys(present, " " + SealedHouse.OTHER_KEY + " , lost:0123456789abcdef@57,");
        assertThat(keys.find(SealKey.parse("a key", SealedHouse.OTHER_KEY).id()))
                .isNotNull();
        assertThat(keys.present().id()).isEqualTo(present.id());
    }
}

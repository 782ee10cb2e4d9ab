package org.jiezhen.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.jiezhen.callbacks.CallLook.Asks;
import org.jiezhen.callbacks.Playbook.Written;
import org.jiezhen.shared.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is said is published in versions; what promises or diagnoses is not; and a call keeps what it was made with. */
class PlaybookTest extends CallbacksTest {

    @Autowired
    private Playbook playbook;

    @ParameterizedTest
    @CsvSource({
        "我们保证没有疤痕, We try our best, zh0, PROMISE",
        "效果因人而异, We guarantee it, en0, PROMISE",
        "您这是过敏，不要紧, Please wait, zh0, DIAGNOSIS",
        "请等一等, This is normal, en0, DIAGNOSIS",
    })
    void whatPromisesOrDiagnosesIsFlaggedAtItsLine(String zh, String en, String field, String kind) {
        var flagged = catchThrowableOfType(
                InvalidInput.class, () -> publish("LATER", List.of(new Written(zh, en, null, ""))));
        assertThat(flagged.field()).isEqualTo(field);
        assertThat(flagged.key()).isEqualTo("refusal.callback.script." + kind);
    }

    @Test
    void nothingThatTheHouseCameWithPromisesOrDiagnoses() {
        for (var why :
                jdbc.sql("SELECT code FROM callback_reason").query(String.class).list()) {
            var script = as(GAOFENG, () -> playbook.look(why));
            assertThat(script.lines()).as(why).isNotEmpty();
            publish(why, script.lines());
        }
    }

    @Test
    void aLineIsInBothLanguagesAndItsAlarmIsOfAnAnswerThatCanBeCompared() {
        assertThat(field(new Written("只有中文", "", null, ""))).isEqualTo("en0");
        assertThat(field(new Written("疼吗", "Does it hurt", Asks.WORDS, "6"))).isEqualTo("alarm0");
        assertThat(field(new Written("疼吗", "Does it hurt", Asks.YES_NO, "2"))).isEqualTo("alarm0");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> publish("LATER", List.of()))
                        .field())
                .isEqualTo("zh0");
    }

    @Test
    void aCallKeepsWhatItWasMadeWithAndTheNextIsMadeWithTheNewVersion() {
        var first = person("旧话术", "13700029130");
        due(first, "LATER", day(), Caller.AGENTS);
        as(CAOMIN, () -> calls.take(key(), first, false));
        var before = as(CAOMIN, calls::inHand).orElseThrow();
        var lines = new ArrayList<>(as(GAOFENG, () -> playbook.look("LATER")).lines());
        lines.addFirst(new Written("新的第一句", "A new first line", null, ""));
        publish("LATER", lines);
        assertThat(as(CAOMIN, calls::inHand).orElseThrow().script()).isEqualTo(before.script());
        as(CAOMIN, () -> calls.release(key(), first));

        as(CAOMIN, () -> calls.take(key(), first, false));
        var after = as(CAOMIN, calls::inHand).orElseThrow();
        assertThat(after.scriptVersion()).isEqualTo(before.scriptVersion() + 1);
        assertThat(after.script().getFirst().words().zh()).isEqualTo("新的第一句");
    }

    private String field(Written line) {
        return catchThrowableOfType(InvalidInput.class, () -> publish("LATER", List.of(line)))
                .field();
    }

    private void publish(String why, List<Written> lines) {
        as(GAOFENG, () -> playbook.publish(key(), why, playbook.look(why).version(), lines));
    }
}

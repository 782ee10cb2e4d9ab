package org.jiezhen.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jiezhen.database.StartRefused;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/** The modules' words, put together. */
class WordsTest {

    private final Words words = Words.from(
            file("rooms_zh_CN.properties", "rooms.title=诊室\nrooms.free={0} 间空闲"),
            file("rooms_en.properties", "rooms.title=Rooms\nrooms.free={0} free"),
            file("tasks_zh_CN.properties", "tasks.title=任务"),
            file("tasks_en.properties", "tasks.title=Tasks"));

    @Test
    void aModuleBringsItsOwnFiles() {
        assertThat(words.getTranslation("rooms.title", Languages.CHINESE)).isEqualTo("诊室");
        assertThat(words.getTranslation("tasks.title", Languages.ENGLISH)).isEqualTo("Tasks");
        assertThat(words.getTranslation("rooms.free", Languages.CHINESE, 3)).isEqualTo("3 间空闲");
    }

    @Test
    void whoDoesNotReadChineseReadsEnglish() {
        assertThat(words.getTranslation("rooms.title", Locale.UK)).isEqualTo("Rooms");
        assertThat(words.getTranslation("rooms.title", Locale.FRENCH)).isEqualTo("Rooms");
        assertThat(words.getTranslation("rooms.title", Locale.CHINESE)).isEqualTo("诊室");
    }

    @Test
    void aMissingWordIsSeenAsOne() {
        assertThat(words.getTranslation("rooms.none", Languages.ENGLISH)).isEqualTo("!en: rooms.none");
    }

    @Test
    void twoModulesWithWordsForOneKeyDoNotStart() {
        assertThatThrownBy(() -> Words.from(
                        file("rooms_en.properties", "rooms.title=Rooms"),
                        file("tasks_en.properties", "rooms.title=Rooms and tasks")))
                .isInstanceOf(StartRefused.class)
                .hasMessage("There are words for rooms.title in words/rooms_en.properties and again in "
                        + "words/tasks_en.properties.");
    }

    @Test
    void norDoesOneThatHasThemTwice() {
        assertThatThrownBy(() -> Words.from(file("rooms_en.properties", "rooms.title=Rooms\nrooms.title=A room")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("rooms.title");
    }

    @Test
    void norDoesAFileOfNoLanguage() {
        assertThatThrownBy(() -> Words.from(file("rooms_fr.properties", "rooms.title=Salles")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("rooms_fr.properties");
    }

    private static Resource file(String name, String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }
}

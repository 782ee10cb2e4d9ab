package org.jiezhen.house;

import java.util.List;
import java.util.Locale;
import org.jiezhen.shell.Languages;
import org.jiezhen.tables.Column;

/** The columns of a house's file. Each row says first what it is about. */
final class HouseColumns {

    static final Column KIND = Column.required("house.column.KIND", List.of("类别"), List.of("kind", "type"));
    static final Column CODE = Column.optional("house.column.CODE", List.of("代码"), List.of("code"));
    static final Column FLOOR = Column.optional("house.column.FLOOR", List.of("楼层"), List.of("floor"));
    static final Column DEPARTMENT =
            Column.optional("house.column.DEPARTMENT", List.of("科室", "科室代码"), List.of("department"));
    static final Column NAME_ZH =
            Column.required("house.column.NAME_ZH", List.of("中文名称", "名称"), List.of("chinese", "name zh", "name"));
    static final Column NAME_EN =
            Column.optional("house.column.NAME_EN", List.of("英文名称"), List.of("english", "name en"));
    static final Column SHORT_ZH = Column.optional(
            "house.column.SHORT_ZH", List.of("中文短名", "短名"), List.of("short chinese", "short zh", "short"));
    static final Column SHORT_EN =
            Column.optional("house.column.SHORT_EN", List.of("英文短名"), List.of("short english", "short en"));
    static final Column WALL_ZH =
            Column.optional("house.column.WALL_ZH", List.of("看板中文", "看板"), List.of("wall chinese", "wall zh", "wall"));
    static final Column WALL_EN =
            Column.optional("house.column.WALL_EN", List.of("看板英文"), List.of("wall english", "wall en"));
    static final Column ROW_ZH =
            Column.optional("house.column.ROW_ZH", List.of("排中文", "排"), List.of("row chinese", "row zh"));
    static final Column ROW_EN =
            Column.optional("house.column.ROW_EN", List.of("排英文"), List.of("row english", "row en"));
    static final Column ROW_NO =
            Column.optional("house.column.ROW_NO", List.of("第几排", "排号"), List.of("row no", "row number"));
    static final Column ORDINAL = Column.optional("house.column.ORDINAL", List.of("次序"), List.of("order", "ordinal"));
    static final Column X = Column.optional("house.column.X", List.of("距左"), List.of("x", "left"));
    static final Column Y = Column.optional("house.column.Y", List.of("距上"), List.of("y", "top"));
    static final Column WIDTH = Column.optional("house.column.WIDTH", List.of("宽"), List.of("width"));
    static final Column HEIGHT = Column.optional("house.column.HEIGHT", List.of("高"), List.of("height"));
    static final Column CLEANED =
            Column.optional("house.column.CLEANED", List.of("整理"), List.of("housekeeping", "cleaned"));
    static final Column IN_USE = Column.optional("house.column.IN_USE", List.of("使用"), List.of("in use"));
    static final Column VALUE = Column.optional("house.column.VALUE", List.of("数值"), List.of("value"));

    static final List<Column> ALL = List.of(
            KIND,
            CODE,
            FLOOR,
            DEPARTMENT,
            NAME_ZH,
            NAME_EN,
            SHORT_ZH,
            SHORT_EN,
            WALL_ZH,
            WALL_EN,
            ROW_ZH,
            ROW_EN,
            ROW_NO,
            ORDINAL,
            X,
            Y,
            WIDTH,
            HEIGHT,
            CLEANED,
            IN_USE,
            VALUE);

    /** What a row can be about beside a kind of place, each by the word of the file that is written and by those that are read. */
    enum Topic {
        FLOOR("楼层", "floor"),
        DEPARTMENT("科室", "department"),
        TARGET("时限", "time", "target"),
        RULE("规则", "rule"),
        PHRASE("话术", "phrase");

        private final List<String> words;

        Topic(String... words) {
            this.words = List.of(words);
        }

        String written(Locale locale) {
            return HouseColumns.written(words, locale);
        }

        boolean isCalled(String word) {
            return words.contains(word);
        }
    }

    static final List<String> YES = List.of("是", "yes", "y", "1", "true");
    static final List<String> NO = List.of("否", "no", "n", "0", "false");

    /** That there is none, said by somebody: an empty cell says nothing, and leaves what is there. */
    static final List<String> NONE = List.of("无", "none", "-");

    private HouseColumns() {}

    /** The first word is Chinese, the second English. */
    static String written(List<String> words, Locale locale) {
        return words.get(Languages.isChinese(locale) ? 0 : 1);
    }

    /** The words by which a file names a kind of place. */
    static List<String> words(Place.Kind kind) {
        return switch (kind) {
            case LIFT_HALL -> List.of("电梯厅", "lift hall", "lift_hall");
            case SEAT -> List.of("座位", "seat");
            case CONSULT_ROOM -> List.of("咨询室", "consult room", "consult_room");
            case TREATMENT_ROOM -> List.of("治疗室", "treatment room", "treatment_room");
            case OPERATING_ROOM -> List.of("手术间", "operating room", "operating_room");
            case STATION -> List.of("服务台", "station");
            case EXAMINATION -> List.of("检查室", "examination", "examination room");
            case BED -> List.of("床位", "bed");
            case DESK -> List.of("导医台", "desk");
        };
    }
}

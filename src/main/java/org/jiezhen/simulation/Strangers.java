package org.jiezhen.simulation;

import java.util.List;
import org.jiezhen.habits.Dice;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;

/** People nobody has seen before, with names as they come to a Chinese hospital. All made up. */
record Strangers(Dice dice) {

    private static final List<String> SURNAMES = List.of(
            "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗", "高", "梁",
            "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "欧阳", "上官", "司徒", "诸葛");
    private static final List<String> GIVEN = List.of(
            "静怡", "雨桐", "欣妍", "梓涵", "思琪", "佳怡", "晓彤", "婉清", "若曦", "子墨", "慧敏", "雅雯", "丽娟", "海燕", "秀英", "红梅", "倩", "娜",
            "敏", "洁", "颖", "琳", "雪", "蕾", "瑶", "浩然", "俊杰", "志强", "建国", "明轩");
    private static final List<String> FROM_AFAR =
            List.of("买买提·艾则孜", "阿依古丽·吐尔逊", "Emma Clarke", "Sofia Rossi", "田中由美", "김지은");
    private static final int FROM_AFAR_ONCE_IN = 25;

    /** The nth stranger's name. */
    PersonName name(Object n) {
        var name = dice.onceIn(FROM_AFAR_ONCE_IN, "afar", n)
                ? dice.any(FROM_AFAR, "whence", n)
                : dice.any(SURNAMES, "surname", n) + dice.any(GIVEN, "given", n);
        return new PersonName(name);
    }

    /** The nth stranger's telephone number. */
    Phone phone(Object n) {
        return new Phone(
                "1%d%09d".formatted(dice.between(3, 9, "network", n), dice.between(0, 999_999_999, "number", n)));
    }

    /** What somebody types to find a person who was here before: a surname. */
    String surname(Object n) {
        return dice.any(SURNAMES, "friend", n);
    }
}

package org.jiezhen.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTest {

    @ParameterizedTest
    @CsvSource({
        "王小红,wangxiaohong",
        "曾国藩,zengguofan",
        "单雄信,shanxiongxin",
        "單雄信,shanxiongxin",
        "仇英,qiuying",
        "缪斯,miaosi",
        "解珍,xiezhen",
        "查良镛,zhaliangyong",
        "区伟,ouwei",
        "翟天,zhaitian",
        "尉迟恭,yuchigong",
        "万俟红,moqihong",
        "长孙红,zhangsunhong",
        "欧阳静怡,ouyangjingyi",
        "薄一波,boyibo",
        "都兰,dulan",
        "藏天朔,zangtianshuo",
        "祭红,zhaihong",
        "洗星海,xianxinghai",
        "冼星海,xianxinghai",
        "拓跋宏,tuobahong",
        "钭红,touhong",
        "句红,gouhong",
        "能红,naihong",
        "黑红,hehong",
        "逢红,panghong",
        "隗红,kuihong",
        "种红,chonghong",
        "朴红,piaohong",
        "召红,shaohong",
        "牟红,muhong",
        "子车红,zijuhong",
        "𠮷田,jitian",
        "吕布,lubu",
        "乐嘉,yuejia",
        "李乐,lile",
        "买买提·艾则孜,maimaitiaizezi",
        "O’Brien,obrien",
        "O'Brien,obrien",
        "Müller,muller",
        "Nguyễn Thị Hoa,nguyenthihoa",
        "Анна,anna",
        "김철수,gimcheolsu",
        "田中さくら,tianzhongsakura",
    })
    void aNameSoundsAsPeopleSayIt(String name, String pinyin) {
        assertThat(Pinyin.of(name)).isEqualTo(pinyin);
    }

    @ParameterizedTest
    @CsvSource({
        "吕布,lubu lvbu lyubu lb bu 吕布 布",
        "乐嘉,yuejia lejia yj lj jia",
        "薄一波,boyibo baoyibo byb",
        "都兰,dulan doulan dl",
        "藏天朔,zangtianshuo cangtianshuo",
        "祭红,zhaihong jihong",
        "洗红,xianhong xihong",
        "隗红,kuihong weihong",
        "拓跋宏,tuobahong tuobahong tbh",
        "曾小红,zengxiaohong cengxiaohong zxh xiaohong xh hong 小红",
        "单雄信,shanxiongxin danxiongxin sxx dxx",
        "欧阳静怡,静怡 阳静怡 jingyi yangjingyi oyjy jy",
        "尉迟恭,yuchigong ycg 恭",
        "𠮷田,𠮷田 田 jitian jt",
        "李茜,liqian lixi qian xi",
        "O’Brien,obrien brien ob",
        "Anna Maria Schmidt,annamariaschmidt schmidt mariaschmidt ams",
        "Müller,müller muller",
        "김철수,철수",
        "买买提·艾则孜,艾则孜 aizezi mmtazz",
    })
    void andIsFoundInEachWayItIsTyped(String name, String words) {
        assertThat(List.of(Pinyin.words(name).strip().split(" "))).contains(words.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "欧阳静怡,ou yang jing yi",
        "吕布,lu bu|lv bu",
        "曾小红,zeng xiao hong|ceng xiao hong",
        "王 Emma,wang emma",
        "Emma Johnson,",
    })
    void aRowIsFoundByItsSyllables(String name, @Nullable String spelled) {
        assertThat(Pinyin.spelled(name)).isEqualTo(spelled);
    }

    @Test
    void everyWordStandsBehindASpaceAndHasNoWildcard() {
        for (var name : List.of("欧阳静怡", "O’Brien", "A.-B.", "买买提·艾则孜", "· ·")) {
            assertThat(Pinyin.words(name)).matches("(?: [\\p{L}\\p{Nd}]+)*");
        }
    }

    @Test
    void theLongestNameIsFoundByNotMuch() {
        assertThat(Pinyin.words("乐".repeat(60)).length()).isLessThan(16_000);
        assertThat(Pinyin.words("吕".repeat(60)).length()).isLessThan(16_000);
        assertThat(Pinyin.words("a b ".repeat(15)).length()).isLessThan(16_000);
    }

    @Test
    void whatIsNoNameHasNoSound() {
        for (var nothing : List.of("", "\u0000", "\uD842", "\u202E", "'·")) {
            assertThat(Pinyin.of(nothing)).isIn("", "\uD842");
            assertThat(Pinyin.words(nothing)).isEmpty();
        }
    }

    @Test
    void manyAtOnceHearTheSame() throws Exception {
        var names = IntStream.range(0x5000, 0x5400)
                .mapToObj(c -> Character.toString(c) + "静怡 Müller")
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<List<String>> all = () -> names.stream().map(Pinyin::words).toList();
            var answers = new ArrayList<List<String>>();
            for (var future : threads.invokeAll(List.of(all, all, all, all, all, all, all, all))) {
                answers.add(future.get());
            }
            assertThat(answers).allMatch(answer -> answer.equals(answers.getFirst()));
        }
    }
}

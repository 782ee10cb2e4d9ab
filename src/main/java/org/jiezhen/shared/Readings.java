package org.jiezhen.shared;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How single characters are read, and other scripts in Latin letters. Readings are those of Unicode's CLDR; a table of
 * our own says where a surname, or a character in given names, is read otherwise, or in two ways that are both in use.
 */
final class Readings {

    /**
     * Surnames that are not read as their character usually is; the usual reading still finds them. Complete by the
     * readings of surnames in Unicode's CLDR (Han-Latin/Names), in the list of 492 surnames of pinyin-pro 3.29, and in
     * 现代汉语词典 (7th edition), where these differ from what CLDR gives for the character alone.
     */
    private static final Map<String, List<String>> SURNAMES = table(
            "曾 zeng|仇 qiu|区 ou|區 ou|单 shan|單 shan|卜 bu|召 shao|员 yun|員 yun|折 she|查 zha|牟 mu|盖 ge|蓋 ge",
            "种 chong|秘 bi|粘 nian|繁 po|翟 zhai|莘 xin|解 xie|重 chong|长 chang|長 chang|缪 miao|繆 miao|乜 nie",
            "么 yao|朴 piao pu|覃 qin tan|乐 yue le|樂 yue le|谌 chen shen|諶 chen shen|筠 yun jun|𠮷 ji|薄 bo|都 du",
            "藏 zang|祭 zhai|洗 xian|钭 tou|鈄 tou|句 gou|能 nai|六 lu|逢 pang|黑 he|隗 kui wei|泷 shuang|瀧 shuang",
            "适 kuo|圈 juan|强 qiang jiang|強 qiang jiang|柏 bai bo|郄 qie xi|郗 xi chi|盛 sheng cheng|尉 wei yu");

    /** Compound surnames that are not read as their characters usually are. */
    private static final Map<String, List<String>> COMPOUNDS = table(
            "尉迟 yu chi|尉遲 yu chi|万俟 mo qi|萬俟 mo qi|长孙 zhang sun|長孫 zhang sun|澹台 tan tai|澹臺 tan tai",
            "单于 chan yu|單于 chan yu|乐正 yue zheng|樂正 yue zheng|拓跋 tuo ba|拓拔 tuo ba|句龙 gou long|句龍 gou long",
            "子车 zi ju|子車 zi ju");

    /** Characters of given names that people read in two ways, and the one that has no reading in CLDR. */
    private static final Map<String, List<String>> GIVEN = table(
            "曾 zeng|乐 le yue|樂 le yue|长 chang zhang|長 chang zhang|茜 qian xi|重 chong zhong|行 xing hang",
            "朝 chao zhao|靓 liang jing|盛 sheng cheng|晟 sheng cheng|柏 bai bo|筠 yun jun|卜 bu|𠮷 ji");

    /** Whoever makes one builds tables of its own; whoever uses one takes turns, once for each character. */
    private static final Transliterator HAN = Transliterator.getInstance("Han-Latin");

    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    /** At most one entry for each ideograph there is. */
    private static final Map<Integer, String> USUAL = new ConcurrentHashMap<>();

    private Readings() {}

    /** The surname that a name begins with when it is read in a way of its own: its length, and its readings. */
    record Surname(int characters, List<List<String>> readings) {}

    static Surname surname(String name) {
        var second = name.offsetByCodePoints(0, 1);
        if (second < name.length()) {
            var compound = COMPOUNDS.get(name.substring(0, name.offsetByCodePoints(second, 1)));
            if (compound != null) {
                return new Surname(2, compound.stream().map(List::of).toList());
            }
        }
        var first = name.codePointAt(0);
        var usual = usual(first);
        var own = SURNAMES.getOrDefault(Character.toString(first), List.of());
        var readings = own.contains(usual)
                ? own
                : Stream.concat(own.stream(), Stream.of(usual)).toList();
        return new Surname(1, List.of(readings));
    }

    static List<String> given(int character) {
        var own = GIVEN.get(Character.toString(character));
        return own != null ? own : List.of(usual(character));
    }

    /** In small letters, with ü as in Chinese but without tones; the character itself when nobody knows how it sounds. */
    private static String usual(int character) {
        return USUAL.computeIfAbsent(character, unknown -> {
            String read;
            synchronized (HAN) {
                read = HAN.transliterate(Character.toString(unknown));
            }
            var toneless = Normalizer.normalize(read, Normalizer.Form.NFD)
                    .codePoints()
                    .filter(c -> c == 0x308 || Character.getType(c) != Character.NON_SPACING_MARK)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var letters =
                    Normalizer.normalize(toneless, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
            return letters.isEmpty() ? Character.toString(unknown) : letters;
        });
    }

    /** Any other script in small Latin letters: muller, anna. */
    static String latin(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text.toLowerCase(Locale.ROOT);
        }
        synchronized (LATIN) {
            return LATIN.transliterate(text);
        }
    }

    private static Map<String, List<String>> table(String... lines) {
        return Arrays.stream(lines)
                .flatMap(line -> Arrays.stream(line.split("\\|")))
                .map(entry -> entry.split(" "))
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry[0], entry -> List.of(entry).subList(1, entry.length)));
    }
}

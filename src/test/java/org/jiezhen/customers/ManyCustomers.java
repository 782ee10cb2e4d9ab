package org.jiezhen.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jiezhen.shared.Pinyin;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A house with many customers, whose names are made of common surnames and given characters as often as they are met.
 * The same at every run.
 */
public final class ManyCustomers {

    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    private static final String GIVEN =
            "芳娜秀英敏静丽艳娟霞红燕玲桂兰梅萍莉晶玉洁婷雪琳欣怡悦佳慧雅琪颖倩蓉薇梦瑶思涵诗雨晨曦月华春花菊香云莲真环荣爱妹凤琴素青珍贞莺媛小晓文君宁心语嫣然若可馨伟强磊军洋勇杰涛明超刚平辉鹏飞";

    private static final int PORTION = 5_000;

    private ManyCustomers() {}

    /** Names, each a surname and one or two characters; the common surnames are the common ones here too. */
    public static List<String> names(int many) {
        var random = new Random(20261124);
        var names = new ArrayList<String>(many);
        for (var n = 0; n < many; n++) {
            var surname = (int) (SURNAMES.length() * Math.pow(random.nextDouble(), 2.2));
            var name = new StringBuilder().append(SURNAMES.charAt(surname)).append(given(random));
            if (random.nextInt(4) > 0) {
                name.append(given(random));
            }
            names.add(name.toString());
        }
        return names;
    }

    private static char given(Random random) {
        return GIVEN.charAt((int) (GIVEN.length() * Math.pow(random.nextDouble(), 1.5)));
    }

    /** Registers them, so many in a statement that none of them is cancelled for taking too long. */
    public static void fill(JdbcClient jdbc, List<String> names) {
        for (var from = 0; from < names.size(); from += PORTION) {
            fill(jdbc, names.subList(from, Math.min(names.size(), from + PORTION)), from);
        }
    }

    private static void fill(JdbcClient jdbc, List<String> names, int from) {
        jdbc.sql("""
                        INSERT INTO customer (id, version, name, pinyin, search, phone, sex, birth_date, root_id, registered_at)
                        SELECT id, 0, name, pinyin, search, '13' || lpad(CAST((n + :from) * 7919 % 1000000000 AS text), 9, '0'),
                               'FEMALE', date '1960-01-01' + CAST(n % 18000 AS int), id, now()
                        FROM (SELECT gen_random_uuid() AS id, name, pinyin, search, n
                              FROM unnest(CAST(:names AS text[]), CAST(:pinyin AS text[]), CAST(:search AS text[]))
                                   WITH ORDINALITY AS f (name, pinyin, search, n) OFFSET 0) g""")
                .param("from", from)
                .param("names", names.toArray(String[]::new))
                .param("pinyin", names.stream().map(Pinyin::of).toArray(String[]::new))
                .param("search", names.stream().map(Pinyin::words).toArray(String[]::new))
                .update();
    }
}

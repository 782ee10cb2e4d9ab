package org.jiezhen.customers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jiezhen.customers.Hit.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class CustomerSearchTest extends CustomersTest {

    @Autowired
    UnwrittenPinyin unwritten;

    @Autowired
    BentNumbers straight;

    private List<Hit> find(String typed) {
        return as(LITING, () -> customers.find(typed, 10));
    }

    private List<String> names(String typed) {
        return find(typed).stream().map(Hit::name).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "欧阳静怡,静怡,NAME",
        "欧阳静怡,欧阳,NAME",
        "欧阳静怡,怡,NAME",
        "欧阳静怡,ouyangj,PINYIN",
        "欧阳静怡,jingyi,PINYIN",
        "欧阳静怡,oyjy,PINYIN",
        "欧阳静怡,jy,PINYIN",
        "欧阳静怡,ou yang,PINYIN",
        "欧阳静怡,欧阳 静怡,NAME",
        "欧阳静怡,Jingyi Ouyang,PINYIN",
        "欧阳静怡,ＯＵＹＡＮＧ,PINYIN",
        "张伟,zhangw,PINYIN",
        "张伟,zw,PINYIN",
        "张伟,zhang'wei,PINYIN",
        "张伟,章伟,SOUND",
        "吕布,lvbu,PINYIN",
        "吕布,lubu,PINYIN",
        "吕布,lyubu,PINYIN",
        "吕布,lü,PINYIN",
        "曾红,zengh,PINYIN",
        "单红,shanh,PINYIN",
        "单红,danhong,PINYIN",
        "乐嘉,le,PINYIN",
        "𠮷田,𠮷,NAME",
        "𠮷田,jitian,PINYIN",
        "买买提·艾则孜,艾则孜,NAME",
        "买买提·艾则孜,买买提艾,NAME",
        "买买提·艾则孜,maimaiti,PINYIN",
        "O’Brien,o'b,PINYIN",
        "O’Brien,OBRIEN,PINYIN",
        "O’Brien,brien,NAME",
        "Anna Müller,müll,PINYIN",
        "Anna Müller,muller,PINYIN",
        "Anna Müller,Muller Anna,PINYIN",
        "Brigitte,brig,NAME",
    })
    void aNameIsFoundAsItIsTyped(String name, String typed, Match matched) {
        customer(name, null);
        customer("赵钱孙", "13800138000");

        assertThat(find(typed)).singleElement().satisfies(hit -> {
            assertThat(hit.name()).isEqualTo(name);
            assertThat(hit.matched()).isEqualTo(matched);
        });
    }

    @ParameterizedTest
    @CsvSource({"678", "5678", "12345678", "13812345678", "+86 138-1234-5678", "１３８１２３４５６７８", "138 1234 5678"})
    void aNumberIsFoundByItsEndOrWhole(String typed) {
        customer("王小红", "13812345678");
        customer("李四", "13800138000");

        assertThat(find(typed)).singleElement().satisfies(hit -> {
            assertThat(hit.name()).isEqualTo("王小红");
            assertThat(hit.phoneTail()).isEqualTo("5678");
            assertThat(hit.matched()).isEqualTo(Match.PHONE);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "13655550123, 136 5555 0123",
        "13655550123, +86 136 5555 0123",
        "13655550123, 0086-13655550123",
        "13655550123, 86 136 5555 0123",
        "13655550123, 013655550123",
        "13655550123, 136.5555.0123",
        "13655550123, '\u202d136 5555 0123\u202c'",
        "13655550123, 136–5555–0123",
        "13655550123, 5555–0123",
        "02168888888, 021 6888 8888",
        "02168888888, (021)68888888",
        "02168888888, +86 (0)21 6888 8888",
        "02168888888, 0086 21 68888888",
        "02168888888, 6888 8888",
        "+6591234567, 0065 9123 4567",
        "+6591234567, +65 9123-4567",
        "+6591234567, 9123 4567",
        "+6591234567, 65 91234567"
    })
    void aNumberIsFoundHoweverItIsTyped(String number, String typed) {
        customer("王小红", number);
        customer("李四", "13800138000");

        assertThat(find(typed)).singleElement().satisfies(hit -> assertThat(hit.name())
                .isEqualTo("王小红"));
    }

    @Test
    void aNumberThatAFormerVersionKeptBentIsFoundOnceItIsStraight() {
        var bent = customer("王小红", "006591234567");
        var doubtful = customer("李四", "000000000000");

        straight.straighten();

        assertThat(find("+65 9123 4567")).extracting(Hit::id).containsExactly(bent);
        assertThat(find("000000000000")).extracting(Hit::id).containsExactly(doubtful);
    }

    @Test
    void twoDigitsAreTooFew() {
        customer("王小红", "13812345678");
        assertThat(find("78")).isEmpty();
    }

    @Test
    void justThatComesBeforeWhatBeginsSoAndThatBeforeAPart() {
        customer("小王红", null);
        customer("王红梅", null);
        customer("王红", null);
        assertThat(names("王红")).containsExactly("王红", "王红梅", "小王红");
        assertThat(names("红")).containsExactlyInAnyOrder("王红", "王红梅", "小王红");
        assertThat(names("wanghong")).containsExactly("王红", "王红梅", "小王红");
    }

    @Test
    void whoIsInTheHouseComesFirstThenWhoCameLast() {
        var never = customer("王一", null);
        var longAgo = customer("王二", null);
        var lately = customer("王三", null);
        var here = customer("王四", null);
        visit(longAgo, LocalDate.of(2020, 1, 1));
        visit(lately, LocalDate.of(2026, 1, 1));
        var open = visit(here, null);

        var found = find("wang");

        assertThat(found).extracting(Hit::id).containsExactly(here, lately, longAgo, never);
        assertThat(found.getFirst().here()).isNotNull().satisfies(now -> {
            assertThat(now.visit()).isEqualTo(open);
            assertThat(now.ticket()).matches("A\\d{3}");
        });
        assertThat(found.get(1).lastVisit()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(found.get(3).lastVisit()).isNull();
    }

    @Test
    void whoIsInTheHouseIsAmongTheFirstOfManyWithTheSameSurname() {
        for (var n = 0; n < 60; n++) {
            customer("王小" + (char) ('一' + n), null);
        }
        var here = customer("王龟", null);
        visit(here, null);

        assertThat(as(LITING, () -> customers.find("王", 5)))
                .hasSize(5)
                .first()
                .extracting(Hit::id)
                .isEqualTo(here);
        assertThat(as(LITING, () -> customers.find("w", 5)).getFirst().id()).isEqualTo(here);
    }

    @Test
    void anotherRecordOfThePersonLeadsToTheOneThatStandsForIt() {
        var now = customer("王晓红", "13911112222");
        var before = customer("王小红", "13812345678");
        merged(before, now);
        var open = visit(before, null);

        assertThat(find("王小红")).singleElement().satisfies(hit -> {
            assertThat(hit.id()).isEqualTo(now);
            assertThat(hit.name()).isEqualTo("王晓红");
            assertThat(hit.formerly()).isEqualTo("王小红");
            assertThat(hit.here()).isNotNull().satisfies(here -> assertThat(here.visit())
                    .isEqualTo(open));
        });
        assertThat(find("5678")).singleElement().satisfies(hit -> {
            assertThat(hit.id()).isEqualTo(now);
            assertThat(hit.phoneTail()).isEqualTo("2222");
            assertThat(hit.formerly()).isNull();
        });
        assertThat(find("wangxiaohong")).hasSize(1);
    }

    @Test
    void aTicketOfTodayLeadsToItsCustomer() {
        var customer = customer("王小红", null);
        visit(customer, null);
        var ticket = requireNonNull(find("王小红").getFirst().here()).ticket();
        assertThat(find(ticket)).singleElement().satisfies(hit -> {
            assertThat(hit.id()).isEqualTo(customer);
            assertThat(hit.matched()).isEqualTo(Match.TICKET);
        });
        assertThat(find(ticket.toLowerCase(Locale.ROOT))).hasSize(1);
        clock.advance(Duration.ofDays(2));
        assertThat(find(ticket)).as("whoever is still here").hasSize(1);
        jdbc.sql("UPDATE visit SET status = 'COMPLETED', departed_at = arrived_at")
                .update();
        assertThat(find(ticket)).isEmpty();
    }

    @Test
    void aBookingLeadsToItsCustomer() {
        var customer = customer("王小红", null);
        var number = "WX" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT) + "-9";
        jdbc.sql("""
                        INSERT INTO booking (id, version, number, status, channel, day, at, name, pinyin, search, booked_at,
                                             customer_id)
                        VALUES (gen_random_uuid(), 0, ?, 'BOOKED', 'WEB', current_date + 3, '10:00', '王', '', '', now(), ?)
                        """).params(number, customer.value()).update();
        assertThat(find(number)).singleElement().satisfies(hit -> assertThat(hit.matched())
                .isEqualTo(Match.BOOKING));
        assertThat(find(number.substring(0, 9))).singleElement().satisfies(hit -> assertThat(hit.id())
                .isEqualTo(customer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "%",
                "_",
                "\\",
                "%%%%",
                "' OR 1=1 --",
                "<script>",
                "\u0000",
                "\uD842",
                "\uDF9F\uD842",
                "\u202E",
                "王\u0000小",
                "·",
                "138%",
                "____",
                "A0",
                "A000",
                "A99999999",
                "$1",
                ":name",
                "?"
            })
    void whateverIsTypedIsAnsweredAndNoWildcardFindsAnybody(String typed) {
        customer("李四", "13800138000");
        assertThat(find(typed)).isEmpty();
    }

    @Test
    void whatCannotBeSeenIsNotRead() {
        customer("李四", "13800138000");
        assertThat(find("李\u200B四")).hasSize(1);
        assertThat(find("\u202E李四\u0000")).hasSize(1);
    }

    @Test
    void aMegabyteIsCutBeforeItIsRead() {
        customer("李四", "13800138000");
        Assertions.assertThatCode(() -> find("李".repeat(1 << 20))).doesNotThrowAnyException();
        assertThat(find("李四" + " ".repeat(1 << 20))).hasSize(1);
        assertThat(find("9".repeat(1 << 20))).isEmpty();
    }

    @Test
    void theLongestNameIsFoundByItsBeginningWhereverItBegins() {
        customer("阿" + "买".repeat(58) + "提", null);
        assertThat(find("阿" + "买".repeat(58) + "提")).hasSize(1);
        assertThat(find("买".repeat(40))).hasSize(1);
        assertThat(find("amaimaimaimai")).hasSize(1);
    }

    @Test
    void whoCameOutOfAnOlderHouseIsFoundBySoundOnceThatIsWritten() {
        var id = customer("王小红", null);
        jdbc.sql("UPDATE customer SET pinyin = '', search = ' 王小红' WHERE id = ?")
                .param(id.value())
                .update();
        assertThat(find("wangxiao")).isEmpty();

        unwritten.write();

        assertThat(find("wangxiao")).hasSize(1);
        assertThat(find("小红")).hasSize(1);
    }
}

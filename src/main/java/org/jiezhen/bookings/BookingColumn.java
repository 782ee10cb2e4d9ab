package org.jiezhen.bookings;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A column of a file of bookings, and the names that it goes by, in either language. */
public enum BookingColumn {
    NUMBER(true, "预约号", "预约编号", "预约单号", "number", "booking number", "booking no"),
    DATE(true, "日期", "预约日期", "date", "day"),
    TIME(true, "时间", "预约时间", "time"),
    NAME(true, "姓名", "顾客姓名", "name", "customer"),
    PHONE(false, "电话", "手机", "手机号", "联系电话", "phone", "telephone", "mobile"),
    CHANNEL(false, "渠道", "来源", "channel", "source"),
    CONSULTANT(false, "咨询师", "consultant"),
    REFERRER(false, "介绍人", "推荐人", "referrer", "referred by"),
    INTEREST(false, "项目", "意向项目", "interest", "treatment"),
    NOTE(false, "备注", "note", "notes", "remarks"),
    FIRST_VISIT(false, "初诊", "是否初诊", "first visit", "first"),
    STATUS(false, "状态", "status");

    private final boolean required;
    private final List<String> names;

    BookingColumn(boolean required, String... names) {
        this.required = required;
        this.names = Stream.of(names).map(BookingColumn::plain).toList();
    }

    /** Whether there is no booking without it. */
    boolean required() {
        return required;
    }

    /** The column that a file calls this. */
    static Optional<BookingColumn> named(String header) {
        var plain = plain(header);
        return Arrays.stream(values())
                .filter(column -> column.names.contains(plain))
                .findFirst();
    }

    private static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-\\p{Cf}]", "");
    }
}

package org.jiezhen.bookings;

import java.util.List;
import org.jiezhen.tables.Column;

/** The columns of a file of bookings. */
final class BookingColumns {

    static final Column NUMBER = Column.required(
            "bookings.column.NUMBER",
            List.of("预约号", "预约编号", "预约单号"),
            List.of("number", "booking number", "booking no"));
    static final Column DATE = Column.required("bookings.column.DATE", List.of("日期", "预约日期"), List.of("date", "day"));
    static final Column TIME = Column.required("bookings.column.TIME", List.of("时间", "预约时间"), List.of("time"));
    static final Column NAME =
            Column.required("bookings.column.NAME", List.of("姓名", "顾客姓名"), List.of("name", "customer"));
    static final Column PHONE = Column.optional(
            "bookings.column.PHONE", List.of("电话", "手机", "手机号", "联系电话"), List.of("phone", "telephone", "mobile"));
    static final Column CHANNEL =
            Column.optional("bookings.column.CHANNEL", List.of("渠道", "来源"), List.of("channel", "source"));
    static final Column CONSULTANT =
            Column.optional("bookings.column.CONSULTANT", List.of("咨询师"), List.of("consultant"));
    static final Column REFERRER =
            Column.optional("bookings.column.REFERRER", List.of("介绍人", "推荐人"), List.of("referrer", "referred by"));
    static final Column INTEREST =
            Column.optional("bookings.column.INTEREST", List.of("项目", "意向项目"), List.of("interest", "treatment"));
    static final Column NOTE =
            Column.optional("bookings.column.NOTE", List.of("备注"), List.of("note", "notes", "remarks"));
    static final Column FIRST_VISIT =
            Column.optional("bookings.column.FIRST_VISIT", List.of("初诊", "是否初诊"), List.of("first visit", "first"));
    static final Column STATUS = Column.optional("bookings.column.STATUS", List.of("状态"), List.of("status"));

    static final List<Column> ALL = List.of(
            NUMBER, DATE, TIME, NAME, PHONE, CHANNEL, CONSULTANT, REFERRER, INTEREST, NOTE, FIRST_VISIT, STATUS);

    private BookingColumns() {}
}

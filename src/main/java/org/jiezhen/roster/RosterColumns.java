package org.jiezhen.roster;

import java.util.List;
import org.jiezhen.tables.Column;

/** The columns of a roster's file: a row for each person and day. */
final class RosterColumns {

    static final Column PERSON = Column.required(
            "roster.column.PERSON",
            List.of("姓名", "员工", "同事", "用户名"),
            List.of("name", "person", "colleague", "username"));
    static final Column DAY = Column.required("roster.column.DAY", List.of("日期", "排班日期"), List.of("date", "day"));
    static final Column SHIFT =
            Column.required("roster.column.SHIFT", List.of("班次", "时间", "排班"), List.of("shift", "hours", "time"));
    static final Column ROLE = Column.optional("roster.column.ROLE", List.of("岗位", "角色"), List.of("role"));

    static final List<Column> ALL = List.of(PERSON, DAY, SHIFT, ROLE);

    private RosterColumns() {}
}

package org.jiezhen.prices;

import java.util.List;
import org.jiezhen.tables.Column;

/** The columns of a file with a price list. */
final class PriceColumns {

    static final Column CODE = Column.required("prices.code", List.of("编码", "代码"), List.of("code"));
    static final Column KIND = Column.optional("prices.kind", List.of("类型", "种类"), List.of("kind", "type"));
    static final Column ZH =
            Column.required("prices.zh", List.of("中文名称", "名称", "项目", "项目名称"), List.of("name zh", "chinese"));
    static final Column EN = Column.required("prices.en", List.of("英文名称"), List.of("name en", "english", "name"));
    static final Column MEDICAL = Column.required("prices.medical", List.of("医疗", "医疗项目"), List.of("medical"));
    static final Column CATEGORY = Column.optional("prices.category", List.of("科目", "备案科目"), List.of("category"));
    static final Column LEVEL = Column.optional("prices.level", List.of("级别", "项目级别"), List.of("level"));
    static final Column SPECIALTY = Column.optional("prices.specialty", List.of("专长"), List.of("specialty"));
    static final Column DEPARTMENT = Column.required("prices.department", List.of("结算科室", "科室"), List.of("department"));
    static final Column PROCEDURE = Column.optional("prices.procedure", List.of("术式"), List.of("procedure"));
    static final Column UNIT = Column.required("prices.unit", List.of("单位"), List.of("unit"));
    static final Column SUM = Column.required("prices.sum", List.of("标价", "价格", "单价"), List.of("price", "list price"));
    static final Column TAX = Column.optional("prices.tax", List.of("税率"), List.of("tax", "tax rate"));
    static final Column MONTHS = Column.optional("prices.months", List.of("有效月数"), List.of("months"));
    static final Column NEEDS = Column.optional("prices.needs", List.of("需要", "术前要求"), List.of("needs"));
    static final Column PARTS = Column.optional("prices.parts", List.of("组成"), List.of("parts", "consists of"));
    static final Column USE = Column.optional("prices.use", List.of("在用", "使用"), List.of("in use", "use"));

    static final List<Column> ALL = List.of(
            CODE,
            KIND,
            ZH,
            EN,
            MEDICAL,
            CATEGORY,
            LEVEL,
            SPECIALTY,
            DEPARTMENT,
            PROCEDURE,
            UNIT,
            SUM,
            TAX,
            MONTHS,
            NEEDS,
            PARTS,
            USE);

    private PriceColumns() {}

    /** The column of a field of the form. */
    static Column of(String field) {
        return switch (field) {
            case "zh" -> ZH;
            case "en" -> EN;
            case "kind" -> KIND;
            case "category" -> CATEGORY;
            case "level" -> LEVEL;
            case "specialty" -> SPECIALTY;
            case "department" -> DEPARTMENT;
            case "procedure" -> PROCEDURE;
            case "unit" -> UNIT;
            case "sum", "from" -> SUM;
            case "tax" -> TAX;
            case "months" -> MONTHS;
            case "parts" -> PARTS;
            default -> CODE;
        };
    }
}

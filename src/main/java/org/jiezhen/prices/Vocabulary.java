package org.jiezhen.prices;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jiezhen.house.House;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Languages;
import org.jiezhen.shell.Words;
import org.jiezhen.tables.Cell;

/** The words that a price list is written with in a file: each by its code, or by its name in either language. */
final class Vocabulary {

    private final List<Term> specialties;
    private final List<Term> departments;
    private final List<Term> procedures;
    private final List<Term> units;

    Vocabulary(Items items, House house) {
        this.specialties = house.specialties().stream()
                .map(one -> new Term(one.code(), one.name()))
                .toList();
        this.departments = house.departments().stream()
                .map(one -> new Term(one.code(), one.name()))
                .toList();
        this.procedures = items.procedures();
        this.units = items.units();
    }

    // ---- read

    String specialty(Cell cell) {
        return code(specialties, cell, "refusal.prices.noSpecialty");
    }

    String department(Cell cell) {
        return code(departments, cell, "refusal.prices.noDepartment");
    }

    String procedure(Cell cell) {
        return code(procedures, cell, "refusal.prices.noProcedure");
    }

    String unit(Cell cell) {
        return code(units, cell, "refusal.prices.noUnit");
    }

    private static String code(List<Term> terms, Cell cell, String otherwise) {
        var word = cell.word();
        return terms.stream()
                .filter(term -> isSaid(word, term.code())
                        || isSaid(word, term.name().zh())
                        || isSaid(word, term.name().en()))
                .findFirst()
                .map(Term::code)
                .orElseThrow(() -> new Refusal(otherwise, cell.text()));
    }

    /** One of a few of ours, by its code or as our screens call it. */
    <E extends Enum<E>> E of(String prefix, Class<E> kind, Cell cell) {
        var word = cell.word();
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> isSaid(word, one.name())
                        || isSaid(word, said(prefix, one, Languages.CHINESE))
                        || isSaid(word, said(prefix, one, Languages.ENGLISH)))
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.prices.word", cell.text()));
    }

    private static boolean isSaid(String word, String name) {
        return word.equals(Cell.word(name));
    }

    // ---- written

    Localized specialty(String code) {
        return name(specialties, code);
    }

    Localized department(String code) {
        return name(departments, code);
    }

    Localized procedure(String code) {
        return name(procedures, code);
    }

    Localized unit(String code) {
        return name(units, code);
    }

    // What is offered no longer has its code alone.
    private static Localized name(List<Term> terms, String code) {
        return terms.stream()
                .filter(term -> term.code().equals(code))
                .findFirst()
                .map(Term::name)
                .orElse(new Localized(code, code));
    }

    static String said(String prefix, Enum<?> one, Locale locale) {
        return Words.ofTheHouse().getTranslation(prefix + "." + one.name(), locale);
    }
}

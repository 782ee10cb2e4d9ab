package org.jiezhen.shell;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The words of a calendar, in the language of the screen; dates are written as everywhere else: 2026-11-24. */
public final class DateTexts {

    private DateTexts() {}

    public static DatePickerI18n in(Locale locale) {
        // A calendar's week is counted from Sunday, and shown from Monday.
        var week = List.of(
                DayOfWeek.SUNDAY,
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY,
                DayOfWeek.SATURDAY);
        var texts = new DatePickerI18n();
        texts.setMonthNames(
                names(Arrays.asList(Month.values()), month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale)));
        texts.setWeekdays(names(week, day -> day.getDisplayName(TextStyle.FULL_STANDALONE, locale)));
        texts.setWeekdaysShort(names(week, day -> day.getDisplayName(TextStyle.NARROW_STANDALONE, locale)));
        texts.setFirstDayOfWeek(1);
        texts.setToday(I18NProvider.translate(locale, "shell.today"));
        texts.setCancel(I18NProvider.translate(locale, "shell.cancel"));
        texts.setDateFormats("yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd");
        return texts;
    }

    private static <T> List<String> names(List<T> things, Function<T, String> name) {
        return things.stream().map(name).toList();
    }
}

package org.jiezhen.bookings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.channels.Through;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Pinyin;
import org.jiezhen.shared.Unseen;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the booking of somebody who stands before us; for services, on their authority. */
@Component
public class BookingSearch {

    // Nobody types more than a name, the end of a telephone number and a booking number.
    private static final int LONGEST = 120;
    private static final int MOST_WORDS = 4;
    private static final int FEWEST_DIGITS = 3;

    private static final String HITS = """
            SELECT b.id, b.number, b.status, b.day, b.at, b.name, right(b.phone, 4) AS tail, b.channel, b.channel_said,
                   c.zh, c.en,
                   a.display_name AS consultant, k.root_id AS customer, coalesce(p.discreet, false) AS discreet,
                   b.first_visit
            FROM booking b
            JOIN channel_named c ON c.code = b.channel
            LEFT JOIN account a ON a.id = b.consultant_id
            LEFT JOIN customer k ON k.id = b.customer_id
            LEFT JOIN customer p ON p.id = k.root_id
            WHERE (b.status = 'BOOKED' OR (b.status = 'NOSHOW' AND b.day = :today)) AND\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    BookingSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A booking on which somebody may come.
     *
     * @param missed whether it was given up at the end of today
     * @param phoneTail the telephone number's last four digits
     * @param channel the code of the one through which it was made
     * @param channelName what people are told of it
     * @param consultant the name of the consultant who was asked for
     * @param customer the record that stands for the customer, when it is known who that is
     * @param discreet whether that customer's name is kept from shared boards
     * @param firstVisit null when not asked
     */
    public record Hit(
            BookingId id,
            String number,
            boolean missed,
            LocalDate day,
            LocalTime at,
            String name,
            @Nullable String phoneTail,
            String channel,
            Localized channelName,
            @Nullable String consultant,
            @Nullable CustomerId customer,
            boolean discreet,
            @Nullable Boolean firstVisit) {}

    /**
     * The bookings of a day that somebody may still come on, by any mix of: a part of the name, pinyin, initials, the
     * end of the telephone number, the beginning of the booking number. A whole booking number is found on any day.
     *
     * @param typed nothing finds the whole day
     * @return by time, the whole number's first
     */
    public List<Hit> find(String typed, LocalDate day, int limit) {
        if (typed.length() > LONGEST) {
            return List.of();
        }
        var words = words(typed);
        if (words.size() > MOST_WORDS) {
            return List.of();
        }
        Map<String, @Nullable Object> params = new HashMap<>();
        var ofTheDay = new StringBuilder("b.day = :day");
        for (var word : words) {
            ofTheDay.append(matches(word, params));
        }
        params.put("number", number(typed).orElse(""));
        params.put("day", day);
        params.put("today", BusinessTime.day(clock.instant()));
        params.put("limit", limit);
        return jdbc.sql(HITS + "(b.number = :number OR (" + ofTheDay
                        + ")) ORDER BY b.number = :number DESC, b.at, b.number LIMIT :limit")
                .params(params)
                .query(BookingSearch::hit)
                .list();
    }

    /** What was typed, word by word; figures that follow each other are one number, as one dictates it. */
    private static List<String> words(String typed) {
        var words = new ArrayList<String>();
        for (var word : Unseen.without(typed).strip().split("[\\s,，·]+")) {
            if (!words.isEmpty() && isFigures(word) && isFigures(words.getLast())) {
                words.set(words.size() - 1, words.getLast() + " " + word);
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean isFigures(String word) {
        return Phone.dialled(word).isPresent();
    }

    /** The telephone number, or its end, that a word is. */
    private static Optional<String> phone(String word) {
        try {
            return Phone.parse("phone", word).map(Phone::value);
        } catch (InvalidInput e) {
            return Phone.dialled(word)
                    .map(digits -> digits.replace("+", ""))
                    .filter(digits -> digits.length() >= FEWEST_DIGITS);
        }
    }

    /** The condition under which one word of what was typed finds a booking. */
    private static String matches(String word, Map<String, @Nullable Object> params) {
        var n = params.size();
        var ways = new HashMap<String, String>();
        var plain = Pinyin.plain(word);
        if (!plain.isEmpty()) {
            // Letters and figures alone: nothing in it means anything to LIKE.
            params.put("name" + n, "% " + plain + "%");
            ways.put("name", "b.search LIKE :name" + n);
        }
        phone(word).ifPresent(number -> {
            params.put("phone" + n, "%" + number);
            ways.put("phone", "b.phone LIKE :phone" + n);
        });
        number(word).ifPresent(number -> {
            params.put("prefix" + n, number + "%");
            ways.put("number", "b.number LIKE :prefix" + n);
        });
        return ways.values().stream()
                .sorted()
                .collect(Collectors.joining(" OR ", " AND (", ways.isEmpty() ? "false)" : ")"));
    }

    private static Optional<String> number(String typed) {
        var number = Unseen.without(typed).strip().toUpperCase(Locale.ROOT);
        return number.matches("[A-Z0-9][A-Z0-9-]{0,39}") ? Optional.of(number) : Optional.empty();
    }

    private static Hit hit(ResultSet rs, int row) throws SQLException {
        return new Hit(
                new BookingId(rs.getObject("id", UUID.class)),
                rs.getString("number"),
                rs.getString("status").equals("NOSHOW"),
                rs.getObject("day", LocalDate.class),
                rs.getObject("at", LocalTime.class),
                rs.getString("name"),
                rs.getString("tail"),
                rs.getString("channel"),
                Objects.requireNonNull(
                        Through.told(rs.getString("channel_said"), rs.getString("zh"), rs.getString("en"))),
                rs.getString("consultant"),
                Id.orNull(rs.getObject("customer", UUID.class), CustomerId::new),
                rs.getBoolean("discreet"),
                rs.getObject("first_visit", Boolean.class));
    }
}

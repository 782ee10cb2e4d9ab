package org.jiezhen.hospitality;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Story;
import org.jiezhen.hospitality.MenuKind.OnMenu;
import org.jiezhen.house.Place;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The menu, by whoever keeps it. A change ends what was so and begins what is so now: what was ordered stays what it was, and the
 * last intake is reckoned by the class that it had.
 */
@Service
@Transactional
@RolesAllowed(HospitalityPermission.MENU)
public class MenuAdministration {

    /**
     * What is said of something.
     *
     * @param kind its class, by its code
     */
    public record Details(
            Localized name,
            MenuItem.@Nullable Made made,
            @Nullable String kind,
            Set<String> allergens,
            MenuItem.@Nullable Who servedTo,
            Set<Place.Kind> places,
            int rank) {}

    private static final int LONGEST_ZH = 40;
    private static final int LONGEST_EN = 60;

    private final Commands commands;
    private final MenuKind kind;
    private final Menu menu;
    private final Story story;
    private final JdbcClient jdbc;

    MenuAdministration(Commands commands, MenuKind kind, Menu menu, Story story, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.menu = menu;
        this.story = story;
        this.jdbc = jdbc;
    }

    /** As it stands, or as it was when it was offered last: for a form. */
    @Transactional(readOnly = true)
    public MenuItem look(MenuItemId id) {
        return menu.last(id).orElseThrow(() -> new Refusal("refusal.hospitality.noItem"));
    }

    /** Adds something. Its code is made of its English name. */
    public Done<MenuItemId> add(UUID key, Details details) {
        return commands.once(kind, key, MenuAct.ADD, () -> {
            check(details);
            var id = MenuItemId.random();
            var code = code(details.name.en());
            var added = jdbc.sql("INSERT INTO menu_item (id, code) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(id.value(), code)
                    .update();
            if (added == 0) {
                throw new InvalidInput("en", "refusal.hospitality.sameName");
            }
            var item = new OnMenu(id, code, 0, false);
            return commands.run(kind, item, MenuAct.ADD.plain(), context -> begin(context, details));
        });
    }

    /**
     * Changes what is said of it, or offers it again.
     *
     * @param shown the entry on which the change is made
     * @throws Refusal when somebody changed it meanwhile: who, and when
     */
    public Done<MenuItemId> change(UUID key, MenuItemId id, long shown, Details details) {
        check(details);
        return on(key, id, shown, MenuAct.CHANGE.plain(), context -> {
            end(context);
            begin(context, details);
        });
    }

    /** Offers it no longer. What was ordered is still brought. */
    public Done<MenuItemId> withdraw(UUID key, MenuItemId id, long shown) {
        return on(key, id, shown, MenuAct.WITHDRAW.plain(), this::end);
    }

    private interface Verb {
        void on(Context<OnMenu> context);
    }

    private Done<MenuItemId> on(UUID key, MenuItemId id, long shown, Deed deed, Verb verb) {
        return commands.on(kind, id, key, deed, context -> {
            if (context.subject().version() != shown
                    || deed.act() == MenuAct.WITHDRAW && !context.subject().offered()) {
                throw story.lastBefore(
                        "refusal.hospitality.menuChanged",
                        kind.reference(id),
                        List.of(MenuAct.CHANGE, MenuAct.WITHDRAW),
                        context.entry());
            }
            verb.on(context);
        });
    }

    private void check(Details details) {
        named("zh", details.name.zh(), LONGEST_ZH);
        named("en", details.name.en(), LONGEST_EN);
        if (details.made == null) {
            throw new InvalidInput("made", "refusal.hospitality.made");
        }
        if (details.servedTo == null) {
            throw new InvalidInput("servedTo", "refusal.hospitality.servedTo");
        }
        if (menu.classes().stream().noneMatch(one -> one.code().equals(details.kind))) {
            throw new InvalidInput("class", "refusal.hospitality.class");
        }
        if (!menu.allergens().stream().map(Menu.Word::code).toList().containsAll(details.allergens)) {
            throw new InvalidInput("allergens", "refusal.hospitality.allergen");
        }
        if (details.places.isEmpty()) {
            throw new InvalidInput("places", "refusal.hospitality.places");
        }
    }

    private static void named(String field, String name, int longest) {
        if (name.isBlank() || name.length() > longest) {
            throw new InvalidInput(field, "refusal.hospitality.name", longest);
        }
    }

    private static String code(String name) {
        var code = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^[^A-Z]+|_+$", "");
        if (code.isEmpty()) {
            throw new InvalidInput("en", "refusal.hospitality.name", LONGEST_EN);
        }
        return code;
    }

    private void end(Context<OnMenu> context) {
        jdbc.sql("UPDATE menu_entry SET ended = greatest(?, started), ended_by = ? WHERE item_id = ? AND ended IS NULL")
                .params(
                        at(context.now()),
                        context.entry(),
                        context.subject().id().value())
                .update();
    }

    private void begin(Context<OnMenu> context, Details details) {
        jdbc.sql("""
                        INSERT INTO menu_entry (item_id, zh, en, made, class, allergens, whom, places, rank, started, begun_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        context.subject().id().value(),
                        details.name.zh().strip(),
                        details.name.en().strip(),
                        String.valueOf(details.made),
                        String.valueOf(details.kind),
                        details.allergens.stream().sorted().toArray(String[]::new),
                        String.valueOf(details.servedTo),
                        details.places.stream().map(Enum::name).sorted().toArray(String[]::new),
                        details.rank,
                        at(context.now()),
                        context.entry())
                .update();
    }

    private static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }
}

package org.jiezhen.rooms;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked in rooms, as a module above knows it, shown on the room with who is coming. The module brings one as a
 * bean.
 *
 * @param kind the kind of subject of which the journal speaks when one changes
 * @param view an SQL view that it publishes: (room_id uuid, about uuid, code text, zh text, en text, since timestamptz,
 *     due timestamptz, by_name text, rank int); by_name is whoever is coming, and null as long as nobody is
 */
public record RoomWishes(String kind, String view) {

    /** Names come from the code alone. */
    public RoomWishes {
        if (!view.matches("[a-z_]+")) {
            throw new IllegalArgumentException(view + " is no name of a view");
        }
    }

    /** Those of all modules, as one query. */
    static String all(Collection<RoomWishes> wishes) {
        var columns = "room_id, about, code, zh, en, since, due, by_name, rank";
        return Stream.concat(
                        Stream.of(
                                "SELECT CAST(NULL AS uuid) AS room_id, CAST(NULL AS uuid) AS about, '' AS code, '' AS zh,"
                                        + " '' AS en, CAST(NULL AS timestamptz) AS since, CAST(NULL AS timestamptz) AS due,"
                                        + " '' AS by_name, 0 AS rank WHERE false"),
                        wishes.stream().map(one -> "SELECT " + columns + " FROM " + one.view))
                .collect(Collectors.joining(" UNION ALL "));
    }
}

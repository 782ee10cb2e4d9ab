package org.jiezhen.rooms;

import java.util.Collection;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.visits.KeptPlaces;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rooms that are reserved or held for a guest change with what is done to the guest's visit. */
@Component
class RoomsKept implements KeptPlaces {

    private final JdbcClient jdbc;

    RoomsKept(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Collection<PlaceId> of(VisitId visit, long entry) {
        return jdbc.sql("""
                        SELECT place_id FROM room_reservation WHERE visit_id = :visit AND ended IS NULL AND voided IS NULL
                        UNION SELECT place_id FROM room_state WHERE visit_id = :visit AND ended IS NULL AND voided IS NULL
                        UNION SELECT place_id FROM room_reservation WHERE begun_by = :entry OR ended_by = :entry
                        UNION SELECT place_id FROM room_state WHERE begun_by = :entry OR ended_by = :entry""")
                .param("visit", visit.value())
                .param("entry", entry)
                .query(Id.column(PlaceId::new))
                .list();
    }
}

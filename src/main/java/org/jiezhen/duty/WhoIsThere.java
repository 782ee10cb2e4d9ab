package org.jiezhen.duty;

import java.util.List;
import java.util.Set;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is there: on duty by one's own word, and seen lately. */
@Component
public class WhoIsThere {

    private final StaffDirectory directory;
    private final JdbcClient jdbc;

    WhoIsThere(StaffDirectory directory, JdbcClient jdbc) {
        this.directory = directory;
        this.jdbc = jdbc;
    }

    /** Everybody who is there and holds a permission, guides first. */
    public List<Colleague> with(String permission) {
        var there = now();
        return directory.colleagues(permission).stream()
                .filter(one -> there.contains(one.id()))
                .toList();
    }

    /** Everybody who is there. */
    public Set<StaffId> now() {
        return jdbc.sql("SELECT account_id FROM duty_present")
                .query(Id.column(StaffId::new))
                .set();
    }
}

package org.jiezhen.exports.ui;

import java.time.Clock;
import java.util.Optional;
import org.jiezhen.exports.ExportPermission;
import org.jiezhen.exports.Exports;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardTool;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.stereotype.Component;

/** Offers every board as a file to whoever may take files. */
@Component
class ExportTool implements BoardTool {

    private final Exports exports;
    private final CurrentStaff staff;
    private final Clock clock;

    ExportTool(Exports exports, CurrentStaff staff, Clock clock) {
        this.exports = exports;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public Optional<String> offered(BoardComponent<?> board) {
        return staff.may(ExportPermission.TAKE) ? Optional.of(board.getTranslation("exports.open")) : Optional.empty();
    }

    @Override
    public void use(BoardComponent<?> board) {
        new ExportDialog(exports, board.table(), clock).open();
    }
}

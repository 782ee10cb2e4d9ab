package org.jiezhen.folders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.folders.FoldersBoard.FolderFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.PartialBoardContractTest;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.springframework.beans.factory.annotation.Autowired;

class FoldersBoardTest extends PartialBoardContractTest<FolderFact> {

    private static final int FOLDERS = 20;
    private static final Map<Integer, FolderId> OUT = new HashMap<>();

    @Autowired
    private FoldersBoard board;

    @Autowired
    private Folders folders;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private People people;

    @Override
    protected BoardSource<FolderFact> source() {
        return board;
    }

    @Override
    protected Audience<FolderFact> audience() {
        return FoldersBoard.EVERYBODY;
    }

    @Override
    protected String change(int n) {
        var folder = OUT.computeIfAbsent(n / 3 % FOLDERS, _ -> opened(VisitDetails.NONE));
        switch (n % 3) {
            case 0 -> older(folder);
            case 1 -> jdbc.sql("""
                                UPDATE folder_custody SET holder = 'DESK', staff_id = NULL
                                WHERE folder_id = ? AND ended IS NULL""").param(folder.value()).update();
            default -> {
                jdbc.sql("""
                                WITH filed AS (UPDATE folder_out SET voided = now(), voided_by = begun_by WHERE folder_id = :folder)
                                UPDATE folder_custody SET voided = now(), voided_by = begun_by
                                WHERE folder_id = :folder""").param("folder", folder.value()).update();
                OUT.remove(n / 3 % FOLDERS);
            }
        }
        return "folder:" + folder;
    }

    private void older(FolderId folder) {
        jdbc.sql("UPDATE folder_custody SET started = started - interval '1 minute' WHERE folder_id = ?")
                .param(folder.value())
                .update();
    }

    private FolderId opened(VisitDetails guest) {
        return people.as("liting", () -> {
            var visit = desk.arrive(
                            UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, guest).ofAnother())
                    .subject();
            return folders.open(UUID.randomUUID(), visit).subject();
        });
    }

    @Override
    protected String table() {
        return "folder_out";
    }

    @Override
    protected List<String> hide() {
        OUT.computeIfAbsent(FOLDERS - 1, _ -> opened(VisitDetails.parse("欧阳金丝雀", "13812349876", 0, false)));
        return List.of("欧阳金丝雀", "13812349876", "9876");
    }
}

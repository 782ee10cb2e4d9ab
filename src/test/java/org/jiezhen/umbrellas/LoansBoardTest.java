package org.jiezhen.umbrellas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.PartialBoardContractTest;
import org.jiezhen.umbrellas.LoansBoard.LoanFact;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.springframework.beans.factory.annotation.Autowired;

@WithUmbrellas
class LoansBoardTest extends PartialBoardContractTest<LoanFact> {

    // The others are lent by other tests of this house.
    private static final int FIRST = 21;
    private static final Map<Integer, LoanId> OUT = new HashMap<>();

    @Autowired
    private LoansBoard board;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private People people;

    @Override
    protected BoardSource<LoanFact> source() {
        return board;
    }

    @Override
    protected Audience<LoanFact> audience() {
        return LoansBoard.DESK;
    }

    @Override
    protected String change(int n) {
        var umbrella = FIRST + n / 3 % 20;
        var loan = OUT.computeIfAbsent(umbrella, _ -> LoanId.random());
        if (n % 3 == 0) {
            out(loan, umbrella);
        } else if (n % 3 == 1 || n / 3 % 2 == 1) {
            jdbc.sql("UPDATE umbrella_out SET started = started - interval '1 minute' WHERE loan_id = ?")
                    .param(loan.value())
                    .update();
        } else {
            jdbc.sql("UPDATE umbrella_out SET voided = now(), voided_by = begun_by WHERE loan_id = ?")
                    .param(loan.value())
                    .update();
            OUT.remove(umbrella);
        }
        return "umbrella:" + loan;
    }

    /** It is lent, or if it is out, longer out than before. */
    private void out(LoanId loan, int umbrella) {
        var known = jdbc.sql("UPDATE umbrella_out SET started = started - interval '1 minute' WHERE loan_id = ?")
                .param(loan.value())
                .update();
        if (known == 0) {
            lent(loan, umbrella, VisitDetails.NONE);
        }
    }

    private void lent(LoanId loan, int umbrella, VisitDetails guest) {
        jdbc.sql("""
                        WITH lent AS (INSERT INTO umbrella_loan (id, visit_id, umbrella) VALUES (:loan, :visit, :umbrella))
                        INSERT INTO umbrella_out (loan_id, claim, started, recorded, begun_by)
                        SELECT :loan, :umbrella, now(), now(), max(id) FROM journal""")
                .param("loan", loan.value())
                .param("visit", arrived(guest).value())
                .param("umbrella", umbrella)
                .update();
    }

    private VisitId arrived(VisitDetails guest) {
        return people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, guest).ofAnother())
                .subject());
    }

    @Override
    protected String table() {
        return "umbrella_out";
    }

    @Override
    protected List<String> hide() {
        OUT.computeIfAbsent(FIRST + 19, umbrella -> {
            var loan = LoanId.random();
            lent(loan, umbrella, VisitDetails.parse("欧阳金丝雀", "13812349876", 0, false));
            return loan;
        });
        return List.of("欧阳金丝雀", "13812349876", "9876");
    }
}

package org.jiezhen.roster.ui;

import com.vaadin.flow.component.html.Paragraph;
import org.jiezhen.roster.ShiftSwaps;
import org.jiezhen.roster.SwapId;
import org.jiezhen.roster.SwapsBoard.Row;
import org.jiezhen.roster.SwapsBoard.Status;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jiezhen.staff.StaffId;

/** A swap: what is given for what, how it stands, and the answer of whoever is asked. */
final class SwapAnswerDialog extends FormDialog {

    private final ShiftSwaps swaps;
    private final SwapId swap;

    /** @param agrees whether it is for this person to agree, once the two have come to terms */
    SwapAnswerDialog(ShiftSwaps swaps, Row row, StaffId me, boolean agrees) {
        super("swap.of", row.askerName(), row.otherName());
        this.swaps = swaps;
        this.swap = SwapId.of(row.id());
        var takes = row.takes();
        form.show(
                new Paragraph(row.gives().in(getLocale()) + (takes == null ? "" : " ⇄ " + takes.in(getLocale()))),
                new Paragraph(getTranslation("swap.state." + row.status())));
        if (row.status() == Status.REQUESTED && row.other().equals(me)) {
            act(
                    "swap.action.ACCEPT",
                    () -> answer("ACCEPT"),
                    form.button("swap.action.DECLINE", () -> answer("DECLINE")));
        } else if (row.status() == Status.ACCEPTED && agrees) {
            act("swap.action.AGREE", () -> answer("AGREE"), form.button("swap.action.REFUSE", () -> answer("REFUSE")));
        } else if ((row.status() == Status.REQUESTED || row.status() == Status.ACCEPTED)
                && row.asker().equals(me)) {
            act("swap.action.WITHDRAW", () -> answer("WITHDRAW"));
        } else {
            noAct("dialog.close");
        }
    }

    private void answer(String how) {
        switch (how) {
            case "ACCEPT" -> swaps.accept(form.key(), swap);
            case "DECLINE" -> swaps.decline(form.key(), swap);
            case "AGREE" -> swaps.agree(form.key(), swap);
            case "REFUSE" -> swaps.refuse(form.key(), swap);
            default -> swaps.withdraw(form.key(), swap);
        }
        Notice.done(getTranslation("swap.done." + how));
    }
}

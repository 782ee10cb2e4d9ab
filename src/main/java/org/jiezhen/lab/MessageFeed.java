package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.lab.Hl7Messages.Code;
import org.jiezhen.lab.Hl7Messages.Fault;
import org.jiezhen.lab.Hl7Messages.Head;
import org.jiezhen.lab.LabMessage.State;
import org.jiezhen.lab.MessageBox.Kept;
import org.jiezhen.lab.MessageBox.Line;
import org.jiezhen.lab.SentResults.NotTaken;
import org.jiezhen.lab.SentResults.Outcome;
import org.jiezhen.services.CurrentProgram;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an instrument, or a program before it, may do: send results. What is certain is taken, the rest is kept for the
 * laboratory with a sentence for each line, and both are answered.
 */
@Service
@RolesAllowed(LabPermission.FEED)
class MessageFeed {

    /** The longest message that is kept although it cannot be read. */
    private static final int MOST_KEPT = 64 << 10;

    private final Commands commands;
    private final MessageKind kind;
    private final MessageBox box;
    private final SentResults results;
    private final CurrentProgram program;
    private final TransactionTemplate transaction;

    MessageFeed(
            Commands commands,
            MessageKind kind,
            MessageBox box,
            SentResults results,
            CurrentProgram program,
            TransactionTemplate transaction) {
        this.commands = commands;
        this.kind = kind;
        this.box = box;
        this.results = results;
        this.program = program;
        this.transaction = transaction;
    }

    /** What is answered: the code, and the message that says it. */
    record Answer(Code code, byte[] text) {}

    /** Takes in a message. The very same once more changes nothing, and is answered as it was. */
    public Answer receive(byte[] sent) {
        var digest = MessageBox.digest(sent);
        Hl7Messages.Read read;
        try {
            read = Hl7Messages.read(sent);
        } catch (Hl7Messages.Unreadable why) {
            var outcome = new Outcome(0, 0, List.of(new NotTaken(0, "", "", why)));
            if (sent.length <= MOST_KEPT
                    && box.find(why.head().sender(), why.head().control(), digest)
                            .isEmpty()) {
                keep(why.head(), digest, sent, outcome);
            }
            return answered(why.head(), Code.AR, lines(outcome), 0);
        }
        var before = box.find(read.head().sender(), read.head().control(), digest);
        if (before.isPresent()) {
            return answered(read.head(), before.get());
        }
        var outcome = results.take(read.message(), results.program(program.id(), program.actor()));
        keep(read.head(), digest, sent, outcome);
        return answered(
                read.head(),
                outcome.refused().isEmpty() ? Code.AA : Code.AE,
                lines(outcome),
                outcome.taken() + outcome.known());
    }

    private void keep(Head head, String digest, byte[] sent, Outcome outcome) {
        transaction.executeWithoutResult(_ -> kind.make(head.sender(), head.control(), digest, sent, commands.now())
                .ifPresent(message -> commands.sent(
                        kind,
                        message,
                        MessageAct.RECEIVE
                                .with("taken", outcome.taken())
                                .with("refused", outcome.refused().size()),
                        program.id(),
                        program.actor(),
                        context -> box.begin(message.id(), outcome, context.now(), context.entry()))));
    }

    private static List<Line> lines(Outcome outcome) {
        return outcome.refused().stream().map(Line::of).toList();
    }

    private Answer answered(Head head, Kept kept) {
        return answered(head, kept.state() == State.TAKEN ? Code.AA : Code.AE, kept.lines(), kept.taken());
    }

    private Answer answered(Head head, Code code, List<Line> lines, int taken) {
        var faults = new ArrayList<Fault>();
        for (var line : lines) {
            faults.add(new Fault(line.line(), MessageBox.code(line.key()), line.zh()));
        }
        var text =
                switch (code) {
                    case AA -> "taken";
                    case AE -> taken + " taken, " + faults.size() + " not";
                    case AR -> "not read";
                };
        return new Answer(
                code,
                Hl7Messages.answer(head, code, text, faults, UUID.randomUUID().toString(), commands.now()));
    }
}

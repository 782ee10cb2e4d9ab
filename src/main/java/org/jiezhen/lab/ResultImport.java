package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.lab.ResultImport.Said;
import org.jiezhen.lab.SentMessage.Observation;
import org.jiezhen.lab.SentMessage.Patient;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.Column;
import org.jiezhen.tables.Good;
import org.jiezhen.tables.Issue;
import org.jiezhen.tables.Progress;
import org.jiezhen.tables.Row;
import org.jiezhen.tables.RowByRow;
import org.jiezhen.tables.RowByRow.Counts;
import org.jiezhen.tables.RowByRow.Effect;
import org.jiezhen.tables.TableImport;
import org.jiezhen.tables.TableReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings in a file of results: a table of one result a row, or messages as instruments write them (HL7 v2, ORU^R01). Looked
 * through first, with a sentence for each line that cannot be taken.
 */
@Service
@RolesAllowed(LabPermission.RESULT)
public class ResultImport implements TableImport<Said, Counts> {

    static final Column TUBE = Column.required(
            "lab.import.tube", List.of("标本号", "条码", "条码号", "样本号"), List.of("specimen", "accession", "barcode"));
    static final Column TEST =
            Column.required("lab.import.test", List.of("项目", "检验项目", "项目代码"), List.of("test", "code"));
    static final Column VALUE = Column.required("lab.import.value", List.of("结果", "检验结果"), List.of("result", "value"));
    static final Column UNIT = Column.optional("lab.import.unit", List.of("单位"), List.of("unit"));
    static final Column STATUS = Column.optional("lab.import.status", List.of("状态"), List.of("status"));
    static final Column NAME = Column.optional("lab.import.name", List.of("姓名"), List.of("name"));
    static final Column SEX = Column.optional("lab.import.sex", List.of("性别"), List.of("sex"));
    static final Column BORN = Column.optional("lab.import.born", List.of("出生日期", "生日"), List.of("birth date", "born"));

    private static final int LONGEST = 200;

    /** What a row, or a line of a message, says. */
    public record Said(List<String> tubes, Patient patient, Observation result) {}

    private final TableReader reader = new TableReader(List.of(TUBE, TEST, VALUE, UNIT, STATUS, NAME, SEX, BORN));
    private final SentResults results;
    private final RowByRow<Said> rows;

    ResultImport(SentResults results, TransactionTemplate transaction) {
        this.results = results;
        this.rows = new RowByRow<>(transaction, this::take, (row, why) -> issue(row.row(), row.value(), why));
    }

    private static Issue issue(int row, Said said, Refusal why) {
        return new Issue(row, null, said.result.said(), why);
    }

    private Effect take(Said said) {
        return results.take(said.tubes, said.patient, said.result, results.person(false))
                ? Effect.NEW
                : Effect.UNCHANGED;
    }

    @Override
    public Checked<Said, Counts> check(byte[] file, Progress progress) {
        return isMessages(file)
                ? messages(file, progress)
                : reader.check(file, ResultImport::read, rows.rehearsal(), progress);
    }

    private static boolean isMessages(byte[] file) {
        var at = 0;
        while (at < file.length && (file[at] == 0x0B || file[at] == '\r' || file[at] == '\n')) {
            at++;
        }
        return at + 3 < file.length && file[at] == 'M' && file[at + 1] == 'S' && file[at + 2] == 'H';
    }

    /** Each line of each message is a row, as they follow one another in the file. */
    private Checked<Said, Counts> messages(byte[] file, Progress progress) {
        if (file.length > TableReader.MOST_BYTES) {
            throw new Refusal("refusal.table.tooLarge");
        }
        var issues = new ArrayList<Issue>();
        var good = new ArrayList<Good<Said>>();
        var encoding = "UTF-8";
        var broken = 0;
        var before = 0;
        var messages = Hl7Messages.apart(file);
        for (var n = 0; n < messages.size(); n++) {
            try {
                var read = Hl7Messages.read(messages.get(n));
                encoding =
                        read.head().charset().isEmpty() ? encoding : read.head().charset();
                var last = before;
                for (var tube : results.heeded(read.message()).tubes()) {
                    for (var one : tube.observations()) {
                        last = before + one.line();
                        good.add(new Good<>(last, new Said(tube.numbers(), tube.patient(), one)));
                    }
                }
                before = last;
            } catch (Hl7Messages.Unreadable why) {
                broken++;
                before++;
                issues.add(new Issue(before, null, why.head().control(), why));
            }
            progress.at(n + 1, messages.size());
        }
        if (good.size() > TableReader.MOST_ROWS) {
            throw new Refusal("refusal.table.rows", TableReader.MOST_ROWS);
        }
        var foresight = rows.rehearsal();
        foresight.look(good, issues::add);
        return new Checked<>(
                "HL7 " + encoding,
                new Checked.Place(null, 1, List.of()),
                List.of(),
                issues,
                good,
                broken,
                foresight.outcome(broken));
    }

    private static @Nullable Said read(Row row) {
        var tube = row.read(TUBE, cell -> required(cell.text(), "refusal.lab.import.tube"));
        var test = row.read(TEST, cell -> required(cell.text(), "refusal.lab.import.test"));
        var value = row.read(VALUE, cell -> required(cell.text(), "refusal.lab.import.value"));
        var unit = row.read(UNIT, cell -> cut(cell.text()));
        var status = row.read(STATUS, cell -> status(cell.word()));
        var name = row.read(NAME, cell -> cut(cell.text()));
        var sex = row.read(SEX, cell -> Hl7Messages.sex(cell.text()));
        var born = row.read(BORN, cell -> day(cell.text()));
        if (!row.isRight() || tube == null || test == null || value == null) {
            return null;
        }
        return new Said(
                List.of(tube),
                new Patient(
                        name == null || name.isBlank() ? List.of() : List.of(name),
                        Objects.requireNonNullElse(sex, ""),
                        born),
                new Observation(
                        1,
                        List.of(test),
                        value,
                        unit == null || unit.isBlank() ? null : unit,
                        Objects.requireNonNullElse(status, "F")));
    }

    private static String required(String text, String otherwise) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new Refusal(otherwise);
        }
        return text.strip();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text.strip();
    }

    private static String status(String word) {
        return switch (word) {
            case "", "f", "final", "正式" -> "F";
            case "p", "preliminary", "初步" -> "P";
            case "c", "corrected", "更正" -> "C";
            default -> throw new Refusal("refusal.lab.import.status");
        };
    }

    private static @Nullable LocalDate day(String text) {
        if (text.isBlank()) {
            return null;
        }
        var digits = text.strip().replace('/', '-').replace('.', '-');
        try {
            return digits.matches("\\d{8}")
                    ? LocalDate.parse(digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6))
                    : LocalDate.parse(digits);
        } catch (DateTimeException e) {
            throw new Refusal("refusal.lab.import.born");
        }
    }

    @Override
    public Counts bringIn(UUID run, Checked<Said, Counts> checked, Progress progress) {
        return rows.bringIn(checked, progress);
    }
}

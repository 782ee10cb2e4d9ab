package org.jiezhen.lab;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.Location;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.MessageVisitorSupport;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.v251.message.ACK;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.parser.UnexpectedSegmentBehaviourEnum;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.util.idgenerator.UUIDGenerator;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiezhen.lab.SentMessage.Observation;
import org.jiezhen.lab.SentMessage.Patient;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of results (HL7 v2, ORU^R01, versions 2.3.1 to 2.5.1) as makers write them, and writes the answers. Bounded
 * before anything is parsed.
 */
final class Hl7Messages {

    /** The longest message that is read. */
    static final int MOST_BYTES = 1 << 20;

    /** The most segments of a message, and the longest of them. */
    static final int MOST_SEGMENTS = 2_000;

    static final int LONGEST_SEGMENT = 64 << 10;

    private static final int LONGEST_TEXT = 200;
    private static final byte BEGINS = 0x0B;
    private static final byte ENDS = 0x1C;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(BusinessTime.ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final Pattern POWER = Pattern.compile("[x×*]?10");

    private static final Set<String> PICTURES = Set.of("ED", "RP");

    private static final HapiContext CONTEXT = context();

    private Hl7Messages() {}

    private static HapiContext context() {
        var context = new DefaultHapiContext();
        // What a version calls a segment is read as 2.5.1 has it, which has all of those before.
        context.setModelClassFactory(new CanonicalModelClassFactory("2.5.1"));
        context.setValidationContext(ValidationContextFactory.noValidation());
        var parsing = context.getParserConfiguration();
        // Its usual one writes a file.
        parsing.setIdGenerator(new UUIDGenerator());
        parsing.setDefaultObx2Type("ST");
        parsing.setInvalidObx2Type("ST");
        parsing.setUnexpectedSegmentBehaviour(UnexpectedSegmentBehaviourEnum.ADD_INLINE);
        return context;
    }

    /**
     * A message that cannot be read, or is none of results: what is answered is that it is rejected.
     *
     * @param control its own number, if that could be read
     */
    static final class Unreadable extends Refusal {

        private final transient Head head;

        Unreadable(Head head, String key, Object... args) {
            super(key, args);
            this.head = head;
        }

        Head head() {
            return head;
        }
    }

    /** What an answer repeats of a message. */
    record Head(
            String sender,
            String facility,
            String receiver,
            String receiverFacility,
            String control,
            String processing,
            String version,
            String charset) {

        static final Head NONE = new Head("", "", "", "", "", "P", "2.5.1", "UNICODE UTF-8");
    }

    /** A message that was read, with what an answer repeats of it. */
    record Read(Head head, SentMessage message) {}

    // ---- in

    /** The messages of a file, or of a connection: each with or without the bytes that frame it. */
    static List<byte[]> apart(byte[] sent) {
        var all = new ArrayList<byte[]>();
        var one = new ByteArrayOutputStream();
        var lineBegins = true;
        for (var n = 0; n < sent.length; n++) {
            var at = sent[n];
            if (at == BEGINS || at == ENDS) {
                continue;
            }
            if (lineBegins && isHeader(sent, n) && one.size() > 0) {
                all.add(one.toByteArray());
                one.reset();
            }
            one.write(at);
            lineBegins = at == '\r' || at == '\n';
        }
        if (!new String(one.toByteArray(), StandardCharsets.ISO_8859_1).isBlank()) {
            all.add(one.toByteArray());
        }
        return all;
    }

    private static boolean isHeader(byte[] sent, int at) {
        return at + 3 < sent.length && sent[at] == 'M' && sent[at + 1] == 'S' && sent[at + 2] == 'H';
    }

    /**
     * Reads one message.
     *
     * @throws Unreadable when it is none, is too long, or is of another kind
     */
    static Read read(byte[] sent) {
        var raw = new String(sent, StandardCharsets.ISO_8859_1).strip();
        var head = head(raw);
        if (sent.length > MOST_BYTES) {
            throw new Unreadable(head, "refusal.message.tooLarge", MOST_BYTES >> 20);
        }
        if (!raw.startsWith("MSH") || raw.length() < 8) {
            throw new Unreadable(head, "refusal.message.none");
        }
        var text = decoded(sent, head).strip().replace("\r\n", "\r").replace('\n', '\r');
        var segments = text.split("\r");
        if (segments.length > MOST_SEGMENTS) {
            throw new Unreadable(head, "refusal.message.segments", MOST_SEGMENTS);
        }
        if (Stream.of(segments).anyMatch(segment -> segment.length() > LONGEST_SEGMENT)) {
            throw new Unreadable(head, "refusal.message.segment", LONGEST_SEGMENT >> 10);
        }
        var kind = fields(segments[0], 8);
        if (!kind.toUpperCase(Locale.ROOT).startsWith("ORU")) {
            throw new Unreadable(head, "refusal.message.kind", cut(kind));
        }
        if (head.control.isEmpty()) {
            throw new Unreadable(head, "refusal.message.noNumber");
        }
        try {
            var message = new PipeParser(CONTEXT).parse(text + "\r");
            return new Read(head, sent(head, message));
        } catch (HL7Exception | RuntimeException e) {
            // What it says repeats what was sent.
            throw new Unreadable(head, "refusal.message.broken");
        }
    }

    private static Head head(String raw) {
        if (!raw.startsWith("MSH") || raw.length() < 8) {
            return Head.NONE;
        }
        var first = raw.split("[\r\n]", 2)[0];
        first = first.length() > LONGEST_SEGMENT ? first.substring(0, LONGEST_SEGMENT) : first;
        var processing = fields(first, 10);
        var version = fields(first, 11);
        return new Head(
                cut(name(fields(first, 2))),
                cut(name(fields(first, 3))),
                cut(name(fields(first, 4))),
                cut(name(fields(first, 5))),
                cut(fields(first, 9)),
                processing.isEmpty() ? "P" : cut(processing),
                version.isEmpty() ? "2.5.1" : cut(version),
                cut(fields(first, 17)));
    }

    /** A field of the header, by how many signs of separation stand before it. */
    private static String fields(String header, int at) {
        var fields = header.split(Pattern.quote(header.substring(3, 4)), -1);
        return at < fields.length ? fields[at].strip() : "";
    }

    /** Of a field that says who it is, the name alone. */
    private static String name(String field) {
        return field.split("\\^", 2)[0].strip();
    }

    private static String decoded(byte[] sent, Head head) {
        var named = charset(head.charset);
        for (var charset : named.isPresent()
                ? List.of(named.get())
                : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                return charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(sent))
                        .toString();
            } catch (CharacterCodingException e) {
                // The next, if there is one.
            }
        }
        throw new Unreadable(
                head, "refusal.message.charset", head.charset.isEmpty() ? "UTF-8 / GB18030" : head.charset);
    }

    /** The encoding that a message names, if it is one that the house reads. */
    private static Optional<Charset> charset(String named) {
        var said = named.split("~", 2)[0].toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return switch (said) {
            case "UNICODEUTF8", "UTF8", "UNICODE" -> Optional.of(StandardCharsets.UTF_8);
            case "GB18030", "GB180302000", "GBK", "GB2312", "GB231280" -> Optional.of(Charset.forName("GB18030"));
            default -> Optional.empty();
        };
    }

    private static SentMessage sent(Head head, Message message) throws HL7Exception {
        var reading = new Reading();
        for (var segment : segments(message)) {
            reading.take(segment);
        }
        return new SentMessage(head.sender, head.control, head.version, head.charset, reading.tubes());
    }

    private static List<Segment> segments(Message message) throws HL7Exception {
        var all = new ArrayList<Segment>();
        message.accept(
                new MessageVisitorSupport() {
                    @Override
                    public boolean start(Segment segment, Location location) throws HL7Exception {
                        if (!segment.isEmpty()) {
                            all.add(segment);
                        }
                        return false;
                    }
                },
                Location.UNKNOWN);
        return all;
    }

    // ---- what the segments say, one after another

    private static final class Reading {

        private final List<SentMessage.Tube> tubes = new ArrayList<>();
        private Patient patient = Patient.UNSAID;
        private List<String> before = new ArrayList<>();
        private @Nullable List<String> numbers;
        private List<Observation> observations = new ArrayList<>();
        private int line;

        void take(Segment segment) throws HL7Exception {
            switch (segment.getName()) {
                case "PID" -> {
                    close();
                    patient = patient(segment);
                    before = new ArrayList<>();
                }
                case "OBR" -> {
                    close();
                    numbers = new ArrayList<>(before);
                    add(numbers, said(segment, 3, 1));
                    add(numbers, said(segment, 2, 1));
                }
                case "SPM" -> {
                    // Some makers say the tube before what was found out from it, some after.
                    var into = numbers == null ? before : numbers;
                    var named = new ArrayList<String>();
                    add(named, sub(segment, 2, 1, 1));
                    add(named, sub(segment, 2, 2, 1));
                    into.addAll(0, named);
                }
                case "OBX" -> {
                    line++;
                    // Pictures, and what only points at one, are no results.
                    if (!PICTURES.contains(said(segment, 2, 1).toUpperCase(Locale.ROOT))) {
                        observations.add(observation(segment, line));
                    }
                }
                default -> {}
            }
        }

        List<SentMessage.Tube> tubes() {
            close();
            return tubes;
        }

        private void close() {
            if (!observations.isEmpty()) {
                tubes.add(new SentMessage.Tube(Objects.requireNonNullElse(numbers, before), patient, observations));
            }
            numbers = null;
            observations = new ArrayList<>();
        }
    }

    private static void add(List<String> to, String said) {
        if (!said.isEmpty() && !to.contains(said)) {
            to.add(said);
        }
    }

    private static Patient patient(Segment pid) throws HL7Exception {
        var names = new ArrayList<String>();
        for (var rep = 0; rep < Math.min(pid.getField(5).length, 4); rep++) {
            var family = said(pid, 5, rep, 1, 1);
            var given = said(pid, 5, rep, 2, 1);
            add(names, family + given);
            if (!given.isEmpty()) {
                add(names, given + family);
            }
        }
        return new Patient(names, sex(said(pid, 8, 1)), day(said(pid, 7, 1)));
    }

    /** F or M, as messages and files say it; empty where it is another, or not said. */
    static String sex(String said) {
        return switch (said.strip().toUpperCase(Locale.ROOT)) {
            case "F", "FEMALE", "女" -> "F";
            case "M", "MALE", "男" -> "M";
            default -> "";
        };
    }

    private static @Nullable LocalDate day(String said) {
        try {
            return said.length() < 8 ? null : LocalDate.parse(said.substring(0, 8), DAY);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Observation observation(Segment obx, int line) throws HL7Exception {
        var codes = new ArrayList<String>();
        for (var component : new int[] {1, 2, 4, 5}) {
            add(codes, said(obx, 3, component));
        }
        var status = said(obx, 11, 1).toUpperCase(Locale.ROOT);
        return new Observation(line, codes, value(obx), unit(obx), status.isEmpty() ? "F" : status);
    }

    private static String value(Segment obx) throws HL7Exception {
        var first = said(obx, 5, 1);
        return switch (said(obx, 2, 1).toUpperCase(Locale.ROOT)) {
            // Structured: less or more, the number.
            case "SN" -> first.length() <= 2 && !first.matches("[0-9]+") ? first + said(obx, 5, 2) : first;
            // Coded: what it is called, where the code is of the instrument alone.
            case "CE", "CWE", "CNE" -> said(obx, 5, 2).isEmpty() ? first : said(obx, 5, 2);
            default -> first;
        };
    }

    private static @Nullable String unit(Segment obx) throws HL7Exception {
        var first = said(obx, 6, 1);
        var second = said(obx, 6, 2);
        // 10^9/L whose sign of power was not written as one of text.
        if (POWER.matcher(first).matches() && second.matches("\\d{1,2}/.*")) {
            return first + "^" + second;
        }
        return first.isEmpty() ? null : first;
    }

    private static String said(Segment segment, int field, int component) throws HL7Exception {
        return said(segment, field, 0, component, 1);
    }

    private static String sub(Segment segment, int field, int component, int sub) throws HL7Exception {
        return said(segment, field, 0, component, sub);
    }

    private static String said(Segment segment, int field, int rep, int component, int sub) throws HL7Exception {
        if (field > segment.numFields() || segment.getField(field).length <= rep) {
            return "";
        }
        var text = Terser.get(segment, field, rep, component, sub);
        return text == null || text.equals("\"\"") ? "" : cut(text.strip());
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    // ---- out

    /** What is answered. */
    enum Code {
        /** All of it was taken, or had been. */
        AA,
        /** It was read; of what was not taken each is said. */
        AE,
        /** It cannot be read, or is of another kind. */
        AR
    }

    /**
     * What was not taken.
     *
     * @param line which OBX; 0 is the message
     * @param code of HL7 table 0357
     */
    record Fault(int line, String code, String sentence) {}

    /** The answer to a message, in the encoding in which it came. */
    static byte[] answer(Head to, Code code, String text, List<Fault> faults, String control, Instant now) {
        try {
            var ack = new ACK();
            ack.setParser(new PipeParser(CONTEXT));
            var msh = ack.getMSH();
            msh.getFieldSeparator().setValue("|");
            msh.getEncodingCharacters().setValue("^~\\&");
            msh.getSendingApplication().getNamespaceID().setValue(to.receiver);
            msh.getSendingFacility().getNamespaceID().setValue(to.receiverFacility);
            msh.getReceivingApplication().getNamespaceID().setValue(to.sender);
            msh.getReceivingFacility().getNamespaceID().setValue(to.facility);
            msh.getDateTimeOfMessage().getTime().setValue(TIME.format(now));
            msh.getMessageType().getMessageCode().setValue("ACK");
            msh.getMessageType().getTriggerEvent().setValue("R01");
            msh.getMessageControlID().setValue(control);
            msh.getProcessingID().getProcessingID().setValue(to.processing);
            msh.getVersionID().getVersionID().setValue(to.version);
            var encoding = charset(to.charset).orElse(StandardCharsets.UTF_8);
            msh.getCharacterSet(0).setValue(to.charset.isEmpty() ? "UNICODE UTF-8" : to.charset);
            var msa = ack.getMSA();
            msa.getAcknowledgmentCode().setValue(code.name());
            msa.getMessageControlID().setValue(to.control);
            msa.getTextMessage().setValue(text);
            for (var n = 0; n < faults.size(); n++) {
                var fault = faults.get(n);
                var err = ack.getERR(n);
                if (fault.line > 0) {
                    err.getErrorLocation(0).getSegmentID().setValue("OBX");
                    err.getErrorLocation(0).getSegmentSequence().setValue(Integer.toString(fault.line));
                }
                err.getHL7ErrorCode().getIdentifier().setValue(fault.code);
                err.getSeverity().setValue("E");
                err.getUserMessage().setValue(fault.sentence);
            }
            return ack.encode().getBytes(encoding);
        } catch (HL7Exception e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }
}

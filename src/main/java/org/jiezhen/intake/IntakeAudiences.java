package org.jiezhen.intake;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jiezhen.intake.IntakeBoard.AnswerFact;
import org.jiezhen.intake.IntakeBoard.FieldFact;
import org.jiezhen.intake.IntakeBoard.FormFact;
import org.jiezhen.intake.IntakeBoard.HeadFact;
import org.jiezhen.intake.IntakeBoard.PageFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.Field;
import org.jiezhen.live.HeldBy;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * As what somebody is shown a form. What a guest says about health goes to those who may know it, as long as they may and
 * as long as the guest agrees; to others that field is one of which they see the name alone.
 */
final class IntakeAudiences {

    private static final Field<FormFact> KIND = Field.of("k", fact -> switch (fact) {
        case HeadFact _ -> "head";
        case AnswerFact _ -> "ans";
        case PageFact _ -> "page";
        case FieldFact _ -> "ask";
    });

    /** What is asked, so that an open page takes it up: in both languages. */
    private static final Field<FormFact> ASKED =
            Field.of("d", fact -> fact instanceof FieldFact field ? Asked.of(field.asked()) : null);

    /**
     * A field as a page is told it.
     *
     * @param f its code
     * @param n its name
     * @param k its kind
     * @param s its section
     * @param r where it stands there
     * @param h whether it is about health
     * @param b before what it must be there
     * @param c what can be chosen
     * @param p what could be chosen before
     * @param z whether it is asked no longer
     */
    private record Asked(
            String f,
            Localized n,
            FieldKind k,
            IntakeField.Section s,
            int r,
            boolean h,
            IntakeField.@Nullable Before b,
            List<One> c,
            List<One> p,
            boolean z) {

        /** A choice. */
        private record One(String c, Localized n) {}

        static Asked of(IntakeField field) {
            return new Asked(
                    field.code(),
                    field.name(),
                    field.kind(),
                    field.section(),
                    field.rank(),
                    field.sensitive(),
                    field.neededBefore(),
                    ones(field.choices()),
                    ones(field.former()),
                    !field.inUse());
        }

        private static List<One> ones(List<IntakeField.Choice> choices) {
            return choices.stream().map(one -> new One(one.code(), one.name())).toList();
        }
    }

    /** By what somebody knows what is said about health. */
    enum Knows {
        /** By a clinical role: of any guest. */
        ALL,
        /** As one who fills the form. */
        AS_FILLER,
        /** As the consultant whose guest it is. */
        AS_CONSULTANT,
        NOTHING;

        static Knows of(boolean clinical, boolean fills, boolean mine) {
            return clinical ? ALL : fills ? AS_FILLER : mine ? AS_CONSULTANT : NOTHING;
        }
    }

    private IntakeAudiences() {}

    /**
     * @param everybodys whether this person sees every guest's form; otherwise it must concern this person
     * @param knows what was found when the form was opened, and the look journalled
     * @param tellsMine whether this person may know it of guests of one's own
     */
    static Audience<FormFact> of(VisitId visit, StaffId staff, boolean everybodys, Knows knows, boolean tellsMine) {
        Predicate<FormFact> whose = fact ->
                fact.visit().equals(visit) && (everybodys || fact.access().concerns(staff));
        // Who she is, whoever fills the form; what she says of her health, whoever may know it.
        Predicate<FormFact> fills =
                fact -> knows != Knows.NOTHING && fact.access().fillers().contains(staff);
        Predicate<FormFact> may = fact -> fact instanceof AnswerFact answer && answer.personal()
                ? fills.test(fact)
                : fact.access().consented()
                        && switch (knows) {
                            case ALL -> true;
                            case AS_FILLER -> fills.test(fact);
                            case AS_CONSULTANT -> fact.access().consultants().contains(staff);
                            case NOTHING -> false;
                        };
        var name = knows == Knows.NOTHING && everybodys && !tellsMine
                ? "visit:" + visit
                : "visit:" + visit + ":" + staff + ":" + knows + (everybodys ? "" : ":mine");
        // Whose guest it is now: a page that shows otherwise is opened anew, and the look journalled before anything is
        // sent.
        Predicate<FormFact> mine = fact -> fact.access().consultants().contains(staff);
        return new Audience<>(name, IntakePermission.SEE, whose, shown(may, mine));
    }

    /**
     * The guest herself, on the tablet in her hands: what she is asked there and what stands in it, nobody's name, nothing
     * of what was known before, and nothing at all once the tablet is out of her hands.
     *
     * @param shift of the sign-in on whose tablet
     */
    static Audience<FormFact> guest(VisitId visit, UUID shift) {
        Predicate<FormFact> whose = fact -> fact.visit().equals(visit)
                && shift.equals(fact.access().lent())
                && switch (fact) {
                    case HeadFact _ -> true;
                    case AnswerFact answer ->
                        answer.ofGuest()
                                && (!answer.sensitive() || fact.access().consented());
                    case FieldFact field ->
                        field.asked().ofGuest() && field.asked().inUse();
                    case PageFact _ -> false;
                };
        return new Audience<>(
                "guest:" + visit + ":" + shift,
                IntakePermission.AS_GUEST,
                whose,
                List.of(
                        KIND,
                        ASKED,
                        head("co", HeadFact::consent),
                        answer("f", _ -> true, AnswerFact::field, false),
                        answer("v", _ -> true, AnswerFact::entry, false),
                        answer("x", _ -> true, AnswerFact::value, false),
                        answer("m", _ -> true, fact -> fact.missing() ? true : null, false)));
    }

    private static List<Field<FormFact>> shown(Predicate<FormFact> may, Predicate<FormFact> mine) {
        return List.of(
                KIND,
                ASKED,
                // How the visit stands.
                head("tk", head -> head.ticket().text()),
                head("nm", HeadFact::name),
                head("pt", HeadFact::phoneTail),
                head("ty", HeadFact::type),
                head("pl", HeadFact::place),
                head("bk", HeadFact::booking),
                head("st", HeadFact::reason),
                head(
                        "s",
                        head -> head.reasonSince() == null
                                ? null
                                : (Object) head.reasonSince().toEpochMilli()),
                head("tg", HeadFact::targetSeconds),
                head("op", head -> head.open() ? true : null),
                head("bg", head -> head.begun() ? true : null),
                head("co", HeadFact::consent),
                head(
                        "cs",
                        head -> head.consentSince() == null
                                ? null
                                : (Object) head.consentSince().toEpochMilli()),
                head(
                        "rd",
                        head -> head.ready() == null
                                ? null
                                : (Object) head.ready().toEpochMilli()),
                head("fa", HeadFact::fasting),
                head("fs", HeadFact::fillers),
                head("mi", head -> mine.test(head) ? true : null),
                // On whose tablet the guest fills her part, since when.
                head("lb", HeadFact::lentBy),
                head(
                        "ls",
                        head -> head.lentSince() == null
                                ? null
                                : (Object) head.lentSince().toEpochMilli()),
                // What stands in a field: which entry wrote it, the value, where it comes from, who wrote it, when.
                answer("f", may, AnswerFact::field, false),
                answer("v", may, AnswerFact::entry, true),
                answer("x", may, AnswerFact::value, true),
                answer("xn", may, AnswerFact::personName, true),
                answer("o", may, AnswerFact::origin, true),
                answer("by", may, AnswerFact::author, true),
                answer(
                        "at",
                        may,
                        fact -> fact.at() == null ? null : (Object) fact.at().toEpochMilli(),
                        true),
                answer("m", may, fact -> fact.missing() ? true : null, false),
                // What is proposed: from where, and what.
                answer("p", may, AnswerFact::proposal, true),
                answer("pn", may, AnswerFact::proposedName, true),
                answer("pf", may, AnswerFact::proposedFrom, true),
                // Somebody has an answer, which this person is not shown.
                answer("h", may, fact -> fact.withheld() && !may.test(fact) ? true : null, false),
                // A page that has it open: whose, or the guest's own, and in which field.
                page("who", page -> page.guest() ? null : HeldBy.person(page.staff(), page.name(), page.role())),
                page("gs", page -> page.guest() ? true : null),
                page("in", PageFact::field));
    }

    private static Field<FormFact> head(String name, Function<HeadFact, @Nullable Object> read) {
        return Field.of(name, fact -> fact instanceof HeadFact head ? read.apply(head) : null);
    }

    private static Field<FormFact> page(String name, Function<PageFact, @Nullable Object> read) {
        return Field.of(name, fact -> fact instanceof PageFact page ? read.apply(page) : null);
    }

    private static Field<FormFact> answer(
            String name, Predicate<FormFact> may, Function<AnswerFact, @Nullable Object> read, boolean said) {
        return Field.of(
                name,
                fact -> fact instanceof AnswerFact answer && (!said || !answer.withheld() || may.test(answer))
                        ? read.apply(answer)
                        : null);
    }
}

package org.jiezhen.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jiezhen.documents.Comparison.Change;
import org.jiezhen.documents.Comparison.Piece;
import org.jiezhen.intake.IntakeForms;
import org.jiezhen.intake.PrivacyNotices;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;

/** A text is written, proposed by one and published by another; what is published stays. */
class DocumentTextsTest extends VisitsTest {

    private static final String GAOFENG = "gaofeng";
    private static final String CHENGYUAN = "chengyuan";
    private static final String PHOTO = TextKind.PHOTO_TREATMENT;
    private static final Localized TEXT =
            new Localized("{guest} 同意 {hospital} 拍照。不外传。", "{guest} agrees that {hospital} takes photographs.");

    @Autowired
    DocumentTexts texts;

    @Autowired
    Documents documents;

    @Autowired
    PrivacyNotices notices;

    @Autowired
    IntakeForms forms;

    @Autowired
    Clock now;

    @AfterEach
    void nothingIsDrafted() {
        for (var kind : List.of(PHOTO, TextKind.PRIVACY, TextKind.SERVICE_CONTRACT)) {
            var draft = as(GAOFENG, () -> texts.look(kind)).draft();
            if (draft.begun()) {
                as(GAOFENG, () -> discard(kind, draft.version()));
            }
        }
    }

    private boolean discard(String kind, long version) {
        texts.discard(key(), kind, version);
        return true;
    }

    private long version(String kind) {
        return as(GAOFENG, () -> texts.look(kind)).draft().version();
    }

    private LocalDate today() {
        return BusinessTime.day(now.instant());
    }

    private void write(String by, String kind, Localized text, LocalDate since) {
        as(by, () -> {
            texts.write(key(), kind, version(kind), text, since);
            return true;
        });
    }

    private void propose(String by, String kind) {
        as(by, () -> {
            texts.propose(key(), kind, version(kind));
            return true;
        });
    }

    private int publish(String by, String kind) {
        return as(by, () -> texts.publish(key(), kind, version(kind)));
    }

    @Test
    void oneProposesAndAnotherPublishesAndItIsSignedFromItsDayOn() {
        var before = as(GAOFENG, () -> texts.look(PHOTO)).published().getFirst().version();
        write(GAOFENG, PHOTO, TEXT, today().plusDays(1));
        assertThat(refused(CHENGYUAN, () -> publish(CHENGYUAN, PHOTO)).key())
                .isEqualTo("refusal.documents.notProposed");
        propose(GAOFENG, PHOTO);
        assertThat(refused(GAOFENG, () -> publish(GAOFENG, PHOTO)).key()).isEqualTo("refusal.documents.byTwo");
        assertThat(publish(CHENGYUAN, PHOTO)).isEqualTo(before + 1);
        var look = as(GAOFENG, () -> texts.look(PHOTO));
        assertThat(look.draft().begun()).isFalse();
        assertThat(look.published().getFirst()).satisfies(one -> {
            assertThat(one.text()).isEqualTo(TEXT);
            assertThat(one.proposedBy()).isEqualTo("高峰");
            assertThat(one.publishedBy()).isEqualTo("程远");
        });
        assertThat(as(XULAN, () -> documents.blank(PHOTO)).version())
                .as("its day has not come")
                .isEqualTo(before);
        clock.advance(java.time.Duration.ofDays(1));
        assertThat(as(XULAN, () -> documents.blank(PHOTO)).version()).isEqualTo(before + 1);
    }

    @Test
    void theDatabaseTakesNoTextThatOnePublishedAlone() {
        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO document_text (kind, version, zh, en, since, published, proposed_by, published_by)
                                SELECT 'SURGERY', 99, 'x', 'x', current_date, now(), id, id FROM account LIMIT 1""").update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("document_text_by_two");
        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO document_text (kind, version, zh, en, since, published)
                                VALUES ('SURGERY', 99, 'x', 'x', current_date, now())""").update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whoeverWritesOnTakesBackWhatWasProposed() {
        write(GAOFENG, PHOTO, TEXT, today());
        propose(GAOFENG, PHOTO);
        write(CHENGYUAN, PHOTO, TEXT, today());
        assertThat(refused(CHENGYUAN, () -> publish(CHENGYUAN, PHOTO)).key())
                .isEqualTo("refusal.documents.notProposed");
    }

    @Test
    void unknownAndMissingPlaceholdersAreNamedAtTheirText() {
        assertThat(wrong(new Localized("{guest} 同意 {hospitl}{price}", TEXT.en())))
                .isEqualTo("zh: 没有这样的占位符：{hospitl} {price}。");
        assertThat(wrong(new Localized(TEXT.zh(), "{guest} agrees."))).isEqualTo("en: 缺少占位符：{hospital}。");
        assertThat(wrong(new Localized("  ", TEXT.en()))).startsWith("zh: ");
        write(GAOFENG, PHOTO, TEXT, today());
    }

    private String wrong(Localized text) {
        var refusal = (InvalidInput) refused(GAOFENG, () -> {
            write(GAOFENG, PHOTO, text, today());
            return true;
        });
        return refusal.field() + ": " + Sentences.of(refusal, Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void aDayIsNeededAndMayNotHavePassed() {
        write(GAOFENG, PHOTO, TEXT, today().minusDays(1));
        assertThat(refused(GAOFENG, () -> {
                    propose(GAOFENG, PHOTO);
                    return true;
                }))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo("since"));
    }

    @Test
    void whoeverIsSecondIsToldWhoWasFirstAndPressingTwiceIsPressingOnce() {
        var shown = version(PHOTO);
        var press = key();
        for (var n = 0; n < 2; n++) {
            as(GAOFENG, () -> {
                texts.write(press, PHOTO, shown, TEXT, today());
                return true;
            });
        }
        assertThat(version(PHOTO)).isEqualTo(shown + 1);
        var second = refused(CHENGYUAN, () -> {
            texts.write(key(), PHOTO, shown, TEXT, today());
            return true;
        });
        assertThat(Sentences.of(second, Locale.SIMPLIFIED_CHINESE)).contains("高峰");
    }

    @Test
    void thePrivacyTextIsTheIntakeFormsToo() {
        var visit = arrive("何静", "13711119021").subject();
        as(LITING, () -> forms.fill(key(), visit));
        var before = as(LITING, () -> notices.newest());
        assertThat(before.text())
                .isEqualTo(as(GAOFENG, () -> texts.look(TextKind.PRIVACY))
                        .published()
                        .getFirst()
                        .text());
        var text = new Localized("本院登记您的姓名。", "This hospital keeps your name.");
        assertThat(((InvalidInput) refused(GAOFENG, () -> {
                            write(GAOFENG, TextKind.PRIVACY, new Localized("{guest}", "x"), today());
                            return true;
                        }))
                        .field())
                .as("it is shown as it stands")
                .isEqualTo("zh");
        write(GAOFENG, TextKind.PRIVACY, text, today());
        propose(GAOFENG, TextKind.PRIVACY);
        var version = publish(CHENGYUAN, TextKind.PRIVACY);
        var newest = as(LITING, () -> notices.newest());
        assertThat(newest.version()).isEqualTo(version);
        assertThat(newest.text()).isEqualTo(text);
        assertThat(refused(LITING, () -> notices.sign(key(), visit, before, org.jiezhen.intake.Lines.DRAWN, "tablet"))
                        .key())
                .as("nobody signs the old one any more")
                .isEqualTo("refusal.intake.notice");
        as(LITING, () -> notices.sign(key(), visit, newest, org.jiezhen.intake.Lines.DRAWN, "tablet"));
        assertThat(as(GAOFENG, () -> documents.of(visit)))
                .filteredOn(row -> row.kind().equals(TextKind.PRIVACY))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.state()).isEqualTo(DocumentsBoard.Row.ON_FORM);
                    assertThat(row.version()).isEqualTo(version);
                });
    }

    @Test
    void onlyWhoKeepsTextsDoes() {
        for (var who : List.of(XULAN, LITING, "zhoumingyuan")) {
            assertThatThrownBy(() -> as(who, () -> texts.look(PHOTO))).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void aPreviewIsWhatAGuestWouldRead() {
        var seen = as(GAOFENG, () -> texts.preview(PHOTO, TEXT));
        assertThat(seen.zh()).isEqualTo("林晓 同意 澄宁整形美容医院 拍照。不外传。");
        assertThat(seen.en()).startsWith("Lin Xiao agrees that Chengning Aesthetic Hospital");
    }

    @Test
    void whatIsFilledInIsNotReadForPlaceholdersAgain() {
        assertThat(Placeholder.fill(
                        "{guest}：{items}", java.util.Map.of(Placeholder.GUEST, "{total}$1", Placeholder.ITEMS, "a\\b")))
                .isEqualTo("{total}$1：a\\b");
        assertThat(Placeholder.in("{guest} {x} {Guest}")).isEqualTo(Set.of(Placeholder.GUEST));
    }

    @Test
    void aComparisonSaysWhichSentencesAreNewAndWhichAreGone() {
        assertThat(Comparison.of("一。二；三\n四。", "一。二点五；三\n四。五。"))
                .containsExactly(
                        new Piece(Change.SAME, "一。"),
                        new Piece(Change.TAKEN_OUT, "二；"),
                        new Piece(Change.ADDED, "二点五；"),
                        new Piece(Change.SAME, "三\n四。"),
                        new Piece(Change.ADDED, "五。"));
        assertThat(Comparison.of("One 1.5 ml. Two.", "One 1.5 ml. Three."))
                .containsExactly(
                        new Piece(Change.SAME, "One 1.5 ml."),
                        new Piece(Change.TAKEN_OUT, " Two."),
                        new Piece(Change.ADDED, " Three."));
    }

    @Test
    void aSignatureIsReadPointByPointOrRefused() {
        var strokes = Strokes.parse("600x220;10,10 20,20 30,10 40,20 50,10;60,60 90,60 90,90");
        assertThat(strokes.width()).isEqualTo(600);
        assertThat(strokes.height()).isEqualTo(220);
        assertThat(strokes.lines()).hasSize(2);
        assertThat(strokes.lines().getLast().getLast()).isEqualTo(new Strokes.Point(90, 90));
        for (var no : List.of("600x220;1,1 2,2", "x;1,1", "600x220;1,1 2", "600x220;-1,1 2,2", "9".repeat(70_000))) {
            assertThatThrownBy(() -> Strokes.parse(no)).isInstanceOf(Refusal.class);
        }
    }
}

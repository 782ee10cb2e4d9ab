package org.jiezhen.bookings.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import org.jiezhen.Eventually;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.junit.jupiter.api.Test;

/** A file that cannot be read is said to be one. */
@SignedIn("zhouying")
class BookingImportViewTest extends ScreenTest {

    @Test
    void aFileThatIsNoTextIsRefusedInASentence() {
        navigate(BookingImportView.class);

        test(find(Upload.class).single()).upload("bookings.csv", "text/csv", new byte[] {(byte) 0xFF, (byte) 0xFF, 1});

        Eventually.passes(() -> {
            roundTrip();
            assertThat(find(Paragraph.class).withClassName("import-failed").all())
                    .singleElement()
                    .satisfies(said ->
                            assertThat(said.getElement().getTextRecursively()).contains("UTF-8"));
        });
        press("tables.again");
        assertThat(find(Upload.class).all()).hasSize(1);
    }
}

package org.jiezhen.lab.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.StyleSheet;
import java.util.function.Consumer;

/** A button that reads a code with the camera, where the browser has one: {@code frontend/lab/lab-camera.ts}. */
@Tag("lab-camera")
@JsModule("./lab/lab-camera.ts")
@NpmPackage(value = "@zxing/browser", version = "0.2.1")
@NpmPackage(value = "@zxing/library", version = "0.23.0")
@StyleSheet("styles/lab.css")
final class CameraButton extends Component {

    private static final int LONGEST = 64;

    private final transient Consumer<String> reads;

    CameraButton(Consumer<String> reads) {
        this.reads = reads;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().setPropertyJson("config", CameraWords.of(this));
    }

    @ClientCallable
    private void read(String code) {
        if (code.length() <= LONGEST) {
            reads.accept(code);
        }
    }
}

package org.jiezhen.exports;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jiezhen.exports.Exports.Format;
import org.jiezhen.exports.Exports.Wanted;

/** A list as a file, in either format, for whoever may take files: each press makes one, and is journalled. */
@StyleSheet("styles/exports.css")
public final class ExportLinks extends Span {

    /**
     * @param label what stands before them, in words; empty where nothing need
     * @param file what the files are called, without their end
     * @param wanted what is taken, asked when it is
     */
    public ExportLinks(Exports exports, String label, String file, Supplier<Wanted> wanted) {
        addClassName("export-links");
        setVisible(exports.mayTake());
        if (!label.isEmpty()) {
            add(new Span(label));
        }
        for (var format : Format.values()) {
            var link = new Anchor(
                    DownloadHandler.fromInputStream(_ -> {
                        var bytes = exports.take(wanted.get(), format);
                        return new DownloadResponse(
                                new ByteArrayInputStream(bytes),
                                file + "." + format.ending(),
                                format.type(),
                                bytes.length);
                    }),
                    getTranslation("exports.as." + format));
            link.setTarget(AnchorTarget.DEFAULT);
            link.addClassName("btn");
            add(link);
        }
    }

    /** All of a list, in its own order. */
    public static Wanted all(String name, List<String> heads, List<List<String>> rows) {
        return new Wanted(name, IntStream.range(0, heads.size()).boxed().toList(), heads, rows);
    }
}

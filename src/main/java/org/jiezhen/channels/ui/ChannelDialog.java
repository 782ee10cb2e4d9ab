package org.jiezhen.channels.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.ChannelAdministration;
import org.jiezhen.channels.ChannelDetails;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** A channel: what it is called, after which other it stands, by which names it is said. */
@StyleSheet("styles/channels.css")
final class ChannelDialog extends FormDialog {

    /** Where it stands among those below the same one; the one without a code is first. */
    private record After(@Nullable String code, String words) {

        String named() {
            return code == null ? "" : code;
        }
    }

    private static final After NOWHERE = new After(null, "");

    private final ChannelAdministration channels;
    private final TextField zh = form.field("zh", new TextField());
    private final TextField en = form.field("en", new TextField());
    private final Select<After> after = form.field("after", new Select<After>(), After::named);
    private final Select<After> below = form.field("parent", new Select<After>(), After::named);
    private final TextArea also = form.field("also", new TextArea());
    private final Checkbox atDoor = form.field("atDoor", new Checkbox());

    private ChannelDialog(ChannelAdministration channels, String title, String name) {
        super(title, name);
        this.channels = channels;
    }

    /** A new one, below another or, of null, a kind. */
    static ChannelDialog below(ChannelAdministration channels, Drafts drafts, @Nullable Channel parent) {
        var dialog = parent == null
                ? new ChannelDialog(channels, "channels.add", "")
                : new ChannelDialog(channels, "channels.addBelow", inWords(parent));
        dialog.begin(drafts, parent == null ? null : parent.code());
        return dialog;
    }

    /** One that there is. */
    static ChannelDialog of(ChannelAdministration channels, Drafts drafts, Channel channel) {
        var dialog = new ChannelDialog(channels, "channels.change", inWords(channel));
        dialog.show(drafts, channel);
        return dialog;
    }

    private static String inWords(Channel channel) {
        return channel.path().in(UI.getCurrent().getLocale());
    }

    private void begin(Drafts drafts, @Nullable String parent) {
        fields(parent, null);
        act("channels.save", () -> channels.add(form.key(), parent, said()));
        form.keeps(drafts, About.of("channels.addBelow", parent == null ? "" : parent, 0));
    }

    private void show(Drafts drafts, Channel channel) {
        fields(channel.parent(), channel);
        zh.setValue(channel.name().zh());
        en.setValue(channel.name().en());
        also.setValue(String.join("\n", channel.also()));
        atDoor.setValue(channel.atDoor());
        act(
                "channels.save",
                () -> channels.change(form.key(), channel.code(), channel.version(), said()),
                others(channel));
        form.keeps(drafts, About.of("channel", channel.code(), channel.version()));
    }

    private Component[] others(Channel channel) {
        return Stream.concat(
                        Stream.of(form.button("channels.move", () -> {
                            var to = Objects.requireNonNullElse(below.getValue(), NOWHERE).code;
                            channels.move(form.key(), channel.code(), channel.version(), to);
                        })),
                        Arrays.stream(uses(channel)))
                .toArray(Component[]::new);
    }

    private Component[] uses(Channel channel) {
        if (channel.code().equals(Channel.OTHER)) {
            return new Component[0];
        }
        return new Component[] {
            channel.inUse()
                    ? form.button(
                            "channels.takeOut", () -> channels.takeOut(form.key(), channel.code(), channel.version()))
                    : form.button(
                            "channels.putBack", () -> channels.putBack(form.key(), channel.code(), channel.version()))
        };
    }

    private void fields(@Nullable String parent, @Nullable Channel own) {
        zh.setLabel(getTranslation("channels.zh"));
        en.setLabel(getTranslation("channels.en"));
        after.setLabel(getTranslation("channels.after"));
        also.setLabel(getTranslation("channels.also"));
        also.setHelperText(getTranslation("channels.also.help"));
        also.setMinRows(3);
        also.setMaxRows(8);
        atDoor.setLabel(getTranslation("channels.atDoor.say"));
        var places = new ArrayList<After>();
        places.add(new After(null, getTranslation("channels.after.first")));
        var stands = places.getFirst();
        for (var other : channels.all()) {
            if (Objects.equals(other.parent(), parent)) {
                if (own != null && other.code().equals(own.code())) {
                    stands = places.getLast();
                } else {
                    places.add(new After(other.code(), other.name().in(getLocale())));
                }
            }
        }
        after.setItems(places);
        after.setItemLabelGenerator(After::words);
        // A new one stands last.
        after.setValue(own == null ? places.getLast() : stands);
        var columns = new Div(zh, en);
        columns.addClassName("two-columns");
        var all = new Div(columns, after, also, atDoor);
        if (own != null) {
            all.add(below(own));
        }
        all.addClassName("channel-form");
        if (own != null) {
            var hint = new Span(getTranslation("channels.hint", own.code()));
            hint.addClassName("sub");
            all.add(hint);
        }
        form.show(all);
    }

    /** Below which other it stands; chosen otherwise, and moved there with a press of its own. */
    private Select<After> below(Channel own) {
        below.setLabel(getTranslation("channels.parent"));
        var places = new ArrayList<After>();
        places.add(new After(null, getTranslation("channels.parent.none")));
        channels.all().stream()
                .filter(other -> !other.path().zh().startsWith(own.path().zh()))
                .forEach(
                        other -> places.add(new After(other.code(), other.path().in(getLocale()))));
        below.setItems(places);
        below.setItemLabelGenerator(After::words);
        below.setValue(places.stream()
                .filter(place -> Objects.equals(place.code, own.parent()))
                .findFirst()
                .orElse(places.getFirst()));
        return below;
    }

    private ChannelDetails said() {
        return new ChannelDetails(
                new Localized(zh.getValue(), en.getValue()), after.getValue().code, atDoor.getValue(), names());
    }

    private List<String> names() {
        return Arrays.stream(also.getValue().split("[\\n,，;；、]+"))
                .filter(said -> !said.isBlank())
                .toList();
    }
}

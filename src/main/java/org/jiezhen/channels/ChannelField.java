package org.jiezhen.channels;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Optional;

/** A field for a channel: the tree in its order, found by any of the names by which each is said. */
public final class ChannelField extends ComboBox<Channel> {

    private final List<Channel> all;

    /**
     * @param label what it is asked for
     * @param all the channels of the house
     */
    public ChannelField(String label, List<Channel> all) {
        super(label);
        this.all = List.copyOf(all);
        setItemLabelGenerator(channel -> channel.path().in(getLocale()));
        offer("");
    }

    /** Those in use, and the one that was said before. */
    private void offer(String said) {
        setItems(
                this::answersTo,
                all.stream()
                        .filter(channel -> channel.inUse() || channel.code().equals(said))
                        .toList());
    }

    private boolean answersTo(Channel channel, String typed) {
        var folded = ChannelNames.folded(typed);
        return ChannelNames.folded(channel.path().in(getLocale())).contains(folded)
                || ChannelNames.folded(channel.code()).contains(folded)
                || channel.also().stream().map(ChannelNames::folded).anyMatch(name -> name.contains(folded));
    }

    /** Shows the channel with this code; one that is offered no longer stays where it was said. */
    public void show(String code) {
        all.stream().filter(channel -> channel.code().equals(code)).findFirst().ifPresent(channel -> {
            offer(code);
            setValue(channel);
        });
    }

    /** The code of what was chosen. */
    public Optional<String> code() {
        return getOptionalValue().map(Channel::code);
    }
}

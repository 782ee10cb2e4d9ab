package org.jiezhen.customers.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.ChannelField;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.FirstSourceCorrections;
import org.jiezhen.customers.FirstSourceCorrections.Reason;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;

/** Through which channel a customer was first won, said otherwise, with a reason. */
final class FirstSourceDialog extends FormDialog {

    private final ChannelField channel;
    private final RadioButtonGroup<Reason> reason = form.field("reason", new RadioButtonGroup<>());

    FirstSourceDialog(FirstSourceCorrections sources, CustomerId customer, String named) {
        super("customers.source.change", named);
        var now = sources.look(customer);
        channel = form.field(
                "channel", new ChannelField(getTranslation("customers.source"), sources.channels()), Channel::code);
        var through = now.through();
        if (through != null) {
            channel.show(through.code());
            if (through.said() != null) {
                channel.setHelperText(getTranslation("customers.source.said", through.said()));
            }
        }
        reason.setLabel(getTranslation("customers.source.reason"));
        reason.setItems(Reason.values());
        reason.setItemLabelGenerator(item -> getTranslation("customers.source.why." + item));
        form.show(new FormLayout(new Paragraph(getTranslation("customers.source.text")), channel, reason));
        act("customers.action.CHANGE_SOURCE", () -> {
            var code = channel.code().orElseThrow(() -> new InvalidInput("channel", "refusal.customer.sourceMissing"));
            if (reason.isEmpty()) {
                throw new InvalidInput("reason", "refusal.customer.reasonMissing");
            }
            sources.change(form.key(), customer, now.seen(), code, reason.getValue());
        });
    }
}

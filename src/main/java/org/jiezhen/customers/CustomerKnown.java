package org.jiezhen.customers;

import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;

/**
 * A customer's name and number are known now, told within the transaction that writes them down: whatever was about
 * somebody with this name and number may be about this customer.
 */
public record CustomerKnown(PersonName name, Phone phone) {}

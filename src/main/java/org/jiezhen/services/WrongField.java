package org.jiezhen.services;

import org.jiezhen.shared.Refusal;

/** A field that another program sent and that cannot be right. */
public record WrongField(String field, Refusal why) {}

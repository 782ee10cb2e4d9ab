package org.jiezhen.customers;

/** What else somebody may do with customers. */
public final class CustomerPermission {

    /** Say that a customer was first won through another channel than is written down. */
    public static final String FIRST_SOURCE = "customers.firstSource";

    private CustomerPermission() {}
}

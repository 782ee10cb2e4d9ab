package org.jiezhen.customers;

/** As the customer says (FHIR AdministrativeGender). */
public enum Sex {
    MALE,
    FEMALE,
    OTHER,
    UNKNOWN
}

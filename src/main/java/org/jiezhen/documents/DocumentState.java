package org.jiezhen.documents;

/** How a document stands: the words of HL7 FHIR R5 Consent, and two between them. */
public enum DocumentState {
    /** Not everybody has signed who has to. */
    DRAFT,
    /** The guest has signed, but not before a doctor, where one is needed: informed, and not valid. */
    ACKNOWLEDGED,
    /** It holds. */
    ACTIVE,
    /** The guest has withdrawn it. */
    INACTIVE,
    /** What it belonged to has changed, or another stands in its place. */
    VOID
}

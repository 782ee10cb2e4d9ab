package org.jiezhen.documents;

/** What somebody may do with what guests sign. */
public final class DocumentPermission {

    /** See the documents of a guest who concerns one; every look at one is journalled. */
    public static final String READ = "documents.read";

    /** See the documents of every guest. */
    public static final String READ_ALL = "documents.readAll";

    /** Fill what the guest alone signs, show documents to guests, and be a witness. */
    public static final String SIGN = "documents.sign";

    /** Fill what the house signs too, and sign it for the house. */
    public static final String CONTRACT = "documents.contract";

    /** Sign as a doctor: what needs one is valid only when the guest signed before a doctor. */
    public static final String MEDICAL = "documents.medical";

    /** Draft texts, propose them, and publish what another has proposed; check that nothing signed was altered. */
    public static final String TEXTS = "documents.texts";

    /** Read and sign one's own document on a screen that was turned round: held by no role, and by that screen alone. */
    public static final String AS_GUEST = "documents.asGuest";

    private DocumentPermission() {}
}

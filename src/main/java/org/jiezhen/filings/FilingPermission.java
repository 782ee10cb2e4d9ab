package org.jiezhen.filings;

/** What somebody may do with the filings of doctors. */
public final class FilingPermission {

    /** Be filed: a doctor, who does what is medical within the filings. */
    public static final String PRACTISE = "filings.practise";

    /** See for what doctors are filed. */
    public static final String READ = "filings.read";

    /** Write down for what doctors are filed, and end it. */
    public static final String WRITE = "filings.write";

    private FilingPermission() {}
}

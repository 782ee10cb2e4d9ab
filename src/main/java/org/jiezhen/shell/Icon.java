package org.jiezhen.shell;

import com.vaadin.flow.component.html.Span;
import java.util.Arrays;

/**
 * The drawings of the house, as inline SVG in the colour of the text around them. Decoration: the word beside them
 * speaks.
 */
public enum Icon {
    ARRIVALS("i-arr", 16, "<path d='M2 14h12M3.5 14V3.5L8 2v12M8 5l4.5 1.5V14'/>"),
    ROOMS("i-room", 16, "<path d='M2 2.5h12v11H2zM2 8h5M9.5 8H14M9 2.5V6'/>"),
    ERRANDS(
            "i-run",
            16,
            "<path d='M6 1.8h4M7 1.8v4.7l-3.6 6A1.2 1.2 0 0 0 4.4 14.2h7.2a1.2 1.2 0 0 0 1-1.7L9 6.5V"
                    + "1.8M5 10.5h6'/>"),
    CALLBACKS(
            "i-call",
            16,
            "<path d='M3 2.5h2.6l1.2 3-1.6 1.2a8.2 8.2 0 0 0 4.1 4.1l1.2-1.6 3 1.2V13a1.2 1.2 0 0 1-1"
                    + ".3 1.2A10.6 10.6 0 0 1 1.8 3.8 1.2 1.2 0 0 1 3 2.5z'/>"),
    /** On which days guests are rung. */
    CALL_PLAN(
            "i-callplan",
            16,
            "<path d='M2 3.5h12v10.5H2zM2 6.5h12M5 1.8v3M11 1.8v3M5.8 9c.3 1.8 1.2 2.7 3 3l.9-.9 1 .5'/>"),
    /** What callbacks came to. */
    CALL_FIGURES(
            "i-callfig",
            16,
            "<path d='M2 14h12M4.5 11.5V9M8 11.5V6.5M11.5 11.5V8M3.2 2.2h1.4l.6 1.6-.9.7a5 5 0 0 0 2.2 2.2'/>"),
    /** What is said, to be looked up. */
    PLAYBOOK(
            "i-playbook",
            16,
            "<path d='M8 4.2C6.8 3.2 4.8 2.8 2 2.8v9.6c2.8 0 4.8.4 6 1.4 1.2-1 3.2-1.4 6-1.4V2.8c-2.8 0-4.8.4-6 1.4zM8 4.2v9.6M4.2 6h1.6M10.2 6h1.6M4.2 8.6h1.6M10.2 8.6h1.6'/>"),
    DROP("i-drop", 16, "<path d='M8 2s4.5 5 4.5 8a4.5 4.5 0 0 1-9 0C3.5 7 8 2 8 2z'/>"),
    TUBES("i-tubes", 16, "<path d='M2 2h5M3 2v9a1.5 1.5 0 0 0 3 0V2M3 7h3M9 2h5M10 2v9a1.5 1.5 0 0 0 3 0V2M10 7h3'/>"),
    MICROSCOPE("i-lab", 16, "<path d='M6 2h3v5H6zM7.5 7v2M9 4.5a4.5 4.5 0 0 1 2 8.5M3.5 14h10M4 11h6'/>"),
    /** So much in a hundred, that is let go. */
    PERCENT(
            "i-percent",
            16,
            "<path d='M13 3 3 13'/><circle cx='4.5' cy='4.5' r='2'/><circle cx='11.5' cy='11.5' r='2'/>"),
    /** A doctor who is asked for. */
    DOCTOR("i-doctor", 16, "<circle cx='8' cy='8' r='6'/><path d='M8 5v6M5 8h6'/>"),
    PULSE("i-pulse", 16, "<path d='M1.5 8.5h3L6 3.5l3.5 9 1.8-4h3.2'/>"),
    REVIEW("i-review", 16, "<path d='M13 7.5V2H3v12h5M5.5 5.2h5M5.5 8.2h3M9.5 12l1.8 1.8 3-3.6'/>"),
    HOURGLASS(
            "i-hourglass",
            16,
            "<path d='M4 2h8M4 14h8M4.7 2c0 3 3.3 4 3.3 6s-3.3 3-3.3 6M11.3 2c0 3-3.3 4-3.3 6s3.3 3 3.3 6'/>"),
    INBOX("i-inbox", 16, "<path d='M2 9l2-6h8l2 6v5H2zM2 9h3.5l1 2h3l1-2H14'/>"),
    TASKS("i-task", 16, "<path d='M2.5 4.5 4 6l2.5-3M2.5 11 4 12.5 6.5 9.5M9 4.5h5M9 11h5'/>"),
    SEAT("i-seat", 16, "<path d='M4 2v7h7.5v5M4 9v5M4 6h0'/>"),
    VISITORS("i-visitor", 16, "<path d='M2.5 5.5h11v8h-11zM6 5.5v-2h4v2M2.5 9h11'/>"),
    COMPLAINTS("i-complaint", 16, "<path d='M2 3h12v8H7l-3 2.8V11H2z'/>"),
    ORDERS("i-order", 16, "<path d='M4 1.8h8v12.4H4zM6.3 5h3.4M6.3 8h3.4M6.3 11h2'/>"),
    TARGET(
            "i-target",
            16,
            "<circle cx='8' cy='8' r='6'/><circle cx='8' cy='8' r='3'/><path d='M8 8 13.5 2.5M11.5 2.5h2v2'/>"),
    SALE(
            "i-sale",
            16,
            "<path d='M3 1.8h10v12.4l-1.7-1.2-1.6 1.2L8 13l-1.7 1.2-1.6-1.2L3 14.2zM6 5l2 2.6L10 5M6 8h4M6 10h4M8 7.6V11.6'/>"),
    FOLDER("i-folder", 16, "<path d='M2 13.5V3.2h4.4l1.4 1.8H14v8.5zM2 7.6h12'/>"),
    SIGNED("i-signed", 16, "<path d='M3.5 1.8h9v12.4h-9zM6 4.8h4M5.5 11.3c.9-2.6 1.7-2.6 2 0 .3 1.2 1.2.7 3-.9'/>"),
    FIGURES("i-fig", 16, "<path d='M2 14h12M4 11.5V8M8 11.5V3.5M12 11.5V6'/>"),
    WALL("i-wall", 16, "<path d='M1.8 3h12.4v8H1.8zM5.5 14h5M8 11v3'/>"),
    SETTINGS(
            "i-set",
            16,
            "<path d='M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7'/><circle cx='10.5' cy='4.5' r='1.5'/><circ"
                    + "le cx='5.5' cy='11.5' r='1.5'/>"),
    CUP("i-cup", 16, "<path d='M3 5h8v5a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3zM11 6.5h1.5a1.5 1.5 0 0 1 0 3H11'/>"),
    MENU("i-menu", 16, "<path d='M3 1.8h10v12.4H3zM5.5 4.5h4v2.5a2 2 0 0 1-4 0zM9.5 5h1v1.5h-1M5.5 11.5h5'/>"),
    DESK("i-desk", 16, "<path d='M1.5 6h13M3 6v8M13 6v8M5.5 6V3h5v3'/>"),
    LIFT("i-lift", 16, "<path d='M3 2h10v12H3zM8 2v12M5.5 6.5v3M10.5 6.5v3'/>"),
    PHOTO("i-photo", 16, "<path d='M2 4.5h3l1-1.5h4l1 1.5h3v8.5H2z'/><circle cx='8' cy='8.5' r='2.5'/>"),
    WALK(
            "i-walk",
            16,
            "<circle cx='9' cy='2.8' r='1.3'/><path d='M6 14l2-4-1.5-2L8 5l2.5 2.5H13M8.5 10 11 14M7."
                    + "5 5.5 4.5 7v2.5'/>"),
    CLOCK("i-clock", 16, "<circle cx='8' cy='8' r='6'/><path d='M8 4.5V8l2.5 1.5'/>"),
    CALENDAR("i-day", 16, "<path d='M2 3.5h12v10.5H2zM2 7h12M5 1.8v3M11 1.8v3'/>"),
    PERSON("i-person", 16, "<circle cx='8' cy='5' r='2.7'/><path d='M2.8 14a5.2 5.2 0 0 1 10.4 0'/>"),
    BADGE(
            "i-badge",
            16,
            "<path d='M3 3h10v11H3zM6.5 3V1.8h3V3'/><circle cx='8' cy='7.3' r='1.6'/><path d='M5.3 12a2.7 2.7 0 0 1 5.4 0'/>"),
    STEPS("i-steps", 16, "<path d='M1.8 14h3.4v-3.6h3.6V6.8h3.6V2.4h1.8'/>"),
    TREE("i-tree", 16, "<path d='M3 2v9.5h3M3 5.5h3M8.5 5.5H14M8.5 11.5H14M5 2h4'/>"),
    FORM("i-form", 16, "<path d='M3 2h10v12H3zM5.5 5.2h5M5.5 8.2H7M9 8.2h1.5M5.5 11.2H7M9 11.2h1.5'/>"),
    TAG("i-tag", 16, "<path d='M2 2h6l6 6-6 6-6-6zM5 5h0'/><circle cx='5.2' cy='5.2' r='1'/>"),
    LICENCE(
            "i-licence",
            16,
            "<path d='M2 3h12v8H9.5M2 3v8h3M4.5 6h5'/><circle cx='7.3' cy='10.8' r='2'/><path d='M6 12.4V15l1.3-.9 1.3.9v-2.6'/>"),
    PLUG("i-plug", 16, "<path d='M5.5 1.8v3.4M10.5 1.8v3.4M3.5 5.2h9v2.3a4.5 4.5 0 0 1-9 0zM8 12v2.4'/>"),
    WHEEL(
            "i-wheel",
            16,
            "<circle cx='8' cy='8' r='6'/><circle cx='8' cy='8' r='1.5'/><path d='M8 2v4.5M13.2 11 9.3 8.8M2.8 11l3.9-2.2'/>"),
    SCALES("i-scales", 16, "<path d='M8 2v12M5 14h6M2.5 4.5h11M2.5 4.5 1 9h3zM13.5 4.5 12 9h3z'/>"),
    BRANCH("i-branch", 16, "<path d='M4 2v12M4 9h4.5A3.5 3.5 0 0 0 12 5.5V2.5M9.8 4.5 12 2.3l2.2 2.2'/>"),
    CONSULT("i-consult", 16, "<path d='M2 3h9v6H6l-2.5 2.3V9H2zM13 6h1.2v5.5h-1.4v2L10.6 11.5H8'/>"),
    WHY("i-why", 16, "<circle cx='8' cy='8' r='6'/><path d='M6 6.3a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.4M8 11.4v.3'/>"),
    SPECIALIST(
            "i-special",
            16,
            "<circle cx='6' cy='5' r='2.5'/><path d='M1.5 13.5a4.5 4.5 0 0 1 9 0M12.3 3.5v5M9.8 6h5'/>"),
    FIND("i-find", 16, "<circle cx='7' cy='7' r='4.5'/><path d='m10.5 10.5 3.5 3.5'/>"),
    /** Anything, among all there is. */
    GO(
            "i-go",
            16,
            "<path d='M2 3.5h11M2 7h4.5M2 10.5h4.5'/><circle cx='10.5' cy='9.3' r='3'/><path d='m12.7 11.6 2 2'/>"),
    PLUS("i-plus", 16, "<path d='M8 3v10M3 8h10'/>"),
    CHECK("i-check", 16, "<path d='m3 8.5 3.5 3.5L13 4.5'/>"),
    CLOSE("i-x", 16, "<path d='m4 4 8 8M12 4l-8 8'/>"),
    UNDO("i-undo", 16, "<path d='M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6'/>"),
    LEFT("i-left", 16, "<path d='M10 3.5 5.5 8l4.5 4.5'/>"),
    MORE("i-more", 16, "<path d='M3 8h0M8 8h0M13 8h0' stroke-width='2.6'/>"),
    RIGHT("i-right", 16, "<path d='m6 3.5 4.5 4.5L6 12.5'/>"),
    LOCK("i-lock", 16, "<path d='M3.5 7h9v7h-9zM5.5 7V4.7a2.5 2.5 0 0 1 5 0V7'/>"),
    SOUND(
            "i-sound",
            16,
            "<path d='M2 6v4h2.5L8 13V3L4.5 6zM10.5 5.8a3.2 3.2 0 0 1 0 4.4M12.5 3.8a6 6 0 0 1 0 8.4'" + "/>"),
    ALONE(
            "alone",
            26,
            "<circle cx='13' cy='13' r='11.5' fill='none' stroke='currentColor' stroke-width='1.8' st"
                    + "roke-dasharray='5.2 4.8'/><path d='M9 17 17 9' stroke='currentColor' stroke-width='1.8'/"
                    + ">"),
    LIVE(
            "live",
            16,
            "<circle cx='8' cy='8' r='3' fill='currentColor'/><path d='M3.4 3.4a6.5 6.5 0 0 0 0 9.2M1"
                    + "2.6 3.4a6.5 6.5 0 0 1 0 9.2' fill='none' stroke='currentColor' stroke-width='1.5'/>"),
    SOON(
            "tri",
            16,
            "<path d='M8 2.6 14.4 13.4H1.6z' fill='none' stroke='currentColor' stroke-width='1.8' str"
                    + "oke-linejoin='round'/>"),
    LATE(
            "trif",
            16,
            "<path d='M8 1.6 15.2 14H.8z' fill='currentColor' stroke='currentColor' stroke-width='1' "
                    + "stroke-linejoin='round'/><path d='M8 6.2v3.6M8 11.2v1.2' stroke='var(--jz-late-tint)' st"
                    + "roke-width='1.7'/>"),
    HOUSE(
            "house",
            24,
            "<path d='M12 0v6.5M12 17.5V24' stroke='currentColor' stroke-width='2.4'/><circle cx='12'"
                    + " cy='12' r='5.5' fill='none' stroke='currentColor' stroke-width='2.4'/><circle cx='12' c"
                    + "y='12' r='1.8' fill='currentColor'/>"),
    PEOPLE(
            "i-people",
            16,
            "<circle cx='6' cy='5' r='2.5'/><path d='M1.5 13.5a4.5 4.5 0 0 1 9 0M10.5 2.8a2.5 2.5 0 0"
                    + " 1 0 4.4M12.2 9.6a4.5 4.5 0 0 1 2.3 3.9'/>"),
    ROOM_FREE(
            "r-free",
            16,
            "<path d='M6 2.3H2.3v11.4h11.4V2.3H10' fill='none' stroke='currentColor' stroke-width='1.6'/>"),
    ROOM_RESERVED(
            "r-res",
            16,
            "<rect x='2.3' y='2.3' width='11.4' height='11.4' fill='none' stroke='currentColor' stroke-width='1.6'"
                    + " stroke-dasharray='2.6 2'/>"),
    ROOM_OCCUPIED("r-occ", 16, "<rect x='1.6' y='1.6' width='12.8' height='12.8' fill='currentColor'/>"),
    ROOM_DOCTOR_IN(
            "r-doc",
            16,
            "<rect x='1.6' y='1.6' width='12.8' height='12.8' fill='currentColor'/><path d='M8 4.4v7.2M4.4 8h7.2'"
                    + " stroke='var(--jz-surface)' stroke-width='1.8'/>"),
    ROOM_HELD("hold", 16, "<path d='M5.5 3.5v9M10.5 3.5v9' stroke='currentColor' stroke-width='2.4'/>"),
    ROOM_HOUSEKEEPING(
            "r-hk",
            16,
            "<rect x='2.3' y='2.3' width='11.4' height='11.4' fill='none' stroke='currentColor' stroke-width='1.5'/>"
                    + "<path d='M2.5 9.5l7-7M2.5 13.5l11-11M6.5 13.5l7-7' stroke='currentColor' stroke-width='1.2'/>"),
    ROOM_CLOSED(
            "r-closed",
            16,
            "<rect x='2.3' y='2.3' width='11.4' height='11.4' fill='none' stroke='currentColor' stroke-width='1.5'/>"
                    + "<path d='m2.5 2.5 11 11M13.5 2.5l-11 11' stroke='currentColor' stroke-width='1.4'/>"),
    PAUSE("i-pause", 16, "<path d='M5.5 3v10M10.5 3v10'/>"),
    PLAY("i-play", 16, "<path d='M5 3v10l8-5z'/>"),
    /** The sheet for the day without the portal. */
    SHEET("i-sheet", 16, "<path d='M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.8 8h4.4M5.8 10.8h4.4'/>"),
    OUT("i-out", 16, "<path d='M9.5 2.5h-6v11h6M6.5 8h7M10.8 5.2 13.6 8l-2.8 2.8'/>");

    private final String id;
    private final String svg;

    Icon(String id, int size, String body) {
        this.id = id;
        // The outline icons take stroke and size from .ico; the marks bring their own.
        svg = "<svg viewBox='0 0 %d %d' aria-hidden='true'%s>%s</svg>"
                .formatted(size, size, id.startsWith("i-") ? " class='ico'" : "", body);
    }

    /** The icon with this id of the design, as {@code @Menu(icon = "i-arr")} gives it. */
    public static Icon withId(String id) {
        return Arrays.stream(values())
                .filter(icon -> icon.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no icon " + id));
    }

    /** A new element with the drawing; Flow creates no SVG elements by itself, so it is set as text of ours. */
    public Span create() {
        var icon = new Span();
        icon.addClassName("i");
        icon.getElement().setProperty("innerHTML", svg);
        return icon;
    }

    /** The drawing itself, for an element that renders markup of its own. */
    public String svg() {
        return svg;
    }
}

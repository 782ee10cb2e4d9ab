package org.jiezhen.shared;

/** A value that cannot be what its field asks for. The screen shows the sentence at the field and keeps what was typed. */
public final class InvalidInput extends Refusal {

    private final String field;

    /**
     * @param field the field's name, as the form knows it
     * @param key the translation key of the sentence
     */
    public InvalidInput(String field, String key, Object... args) {
        super(key, args);
        this.field = field;
    }

    /** The field that holds the value. */
    public String field() {
        return field;
    }
}

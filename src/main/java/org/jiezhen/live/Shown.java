package org.jiezhen.live;

import java.util.List;

/** Something that an audience is shown of each row: a field by itself, or a column with the fields it draws. */
public sealed interface Shown<F> permits Field, Column {

    /** The fields that leave the server for it. */
    List<Field<F>> fields();
}

package org.jiezhen.lab;

import java.time.Instant;
import java.util.List;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jspecify.annotations.Nullable;

/**
 * What was found out for one test, from when until another was said: FHIR Observation.
 *
 * @param id of its period
 * @param usual with what it was compared
 * @param why why it was amended; null unless it was
 * @param until null as long as it stands
 * @param by who has said it
 */
public record Result(
        long id,
        String test,
        ResultStatus status,
        Measured value,
        Flag flag,
        TestItem.Limits usual,
        @Nullable Amendment why,
        Instant since,
        @Nullable Instant until,
        String by) {

    static final Track TRACK = new Track(
                    "lab_result",
                    "specimen_id",
                    List.of(
                            new Value("test", "text"),
                            new Value("status", "text"),
                            new Value("comparator", "text"),
                            new Value("number", "numeric"),
                            new Value("unit", "text"),
                            new Value("choice", "text"),
                            new Value("words", "text"),
                            new Value("flag", "text"),
                            new Value("low", "numeric"),
                            new Value("high", "numeric"),
                            new Value("why", "text")))
            .oneOfEach("test");
}

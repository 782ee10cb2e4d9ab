package org.jiezhen.lab;

import java.util.List;
import org.jiezhen.shared.Localized;

/** What is said of a test: see {@link TestItem}. A choice that there was keeps its code; a new one has an empty one. */
public record TestDetails(
        Localized name,
        TestItem.Kind kind,
        String unit,
        int decimals,
        TestItem.Limits critical,
        TestItem.Limits plausible,
        List<String> also,
        List<TestItem.Range> ranges,
        List<TestItem.Choice> choices) {}

package org.jiezhen.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jiezhen.Amount;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The tests whose short form is among the others, at length: a day of 400 visits, thousands of commands by chance. */
final class LongForms {

    private LongForms() {}

    /** Runs them; says whether all of them hold. */
    static boolean hold(PrintStream out) {
        Amount.beMuch();
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectPackage("org.jiezhen"))
                                // What is in a suite as well is not played twice.
                                .filters(
                                        EngineFilter.includeEngines("junit-jupiter"), TagFilter.includeTags(Amount.TAG))
                                .build(),
                        listener);
        var summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(out, true, StandardCharsets.UTF_8));
        out.printf(
                "tests at length: %d, of which %d failed%n",
                summary.getTestsStartedCount(), summary.getTotalFailureCount());
        return summary.getTestsStartedCount() > 0 && summary.getTotalFailureCount() == 0;
    }
}
